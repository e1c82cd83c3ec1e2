"""The engine's entities as XML elements, addressed by REST path."""

import xml.etree.ElementTree as ET

API = '/ovirt-engine/api'

ELEMENT_OF = {
    'networkattachments': 'network_attachment', 'macpools': 'mac_pool', 'datacenters': 'data_center',
}
COLLECTION_OF = {
    'networkattachments': 'network_attachments', 'macpools': 'mac_pools', 'datacenters': 'data_centers',
}


class Store:

    def __init__(self, new_uuid):
        self._new_uuid = new_uuid
        self._collections = {}

    def add(self, path, element, id=None):
        id = id or element.get('id') or self._new_uuid()
        element.set('id', id)
        element.set('href', '%s/%s/%s' % (API, path, id))
        self._collections.setdefault(path, {})[id] = element
        return element

    def get(self, path):
        collection, _, id = path.rpartition('/')
        return self._collections.get(collection, {}).get(id)

    def list(self, path):
        return list(self._collections.get(path, {}).values())

    def collection(self, path):
        name = path.rpartition('/')[2]
        root = ET.Element(COLLECTION_OF.get(name, name))
        root.extend(self.list(path))
        return root

    def update(self, path, changes):
        element = self.get(path)
        for child in changes:
            old = element.find(child.tag)
            if old is not None:
                element.remove(old)
            element.append(child)
        return element

    def remove(self, path):
        collection, _, id = path.rpartition('/')
        self._collections.get(collection, {}).pop(id, None)


def element(tag, **children):
    root = ET.Element(tag)
    for name, value in children.items():
        if isinstance(value, ET.Element):
            root.append(value)
        elif isinstance(value, dict):
            child = ET.SubElement(root, name)
            for key, text in value.items():
                child.set(key, text) if key == 'id' else set_text(child, key, text)
        else:
            set_text(root, name, value)
    return root


def set_text(parent, tag, text):
    child = parent.find(tag)
    if child is None:
        child = ET.SubElement(parent, tag)
    child.text = text
