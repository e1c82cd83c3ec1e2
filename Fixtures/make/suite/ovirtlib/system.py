import ovirtsdk4


class SDKSystemRoot(object):

    def __init__(self):
        self._connection = None

    def connect(self, url, username, password):
        self._connection = ovirtsdk4.Connection(
            url=url,
            username=username,
            password=password,
            sso_url=url.replace('/api', '/sso/oauth/token'),
            sso_revoke_url=url.replace('/api', '/services/sso-logout'),
            insecure=True,
        )

    @property
    def root(self):
        return self._connection.system_service()

    @property
    def data_centers_service(self):
        return self.root.data_centers_service()

    @property
    def clusters_service(self):
        return self.root.clusters_service()

    @property
    def hosts_service(self):
        return self.root.hosts_service()

    @property
    def networks_service(self):
        return self.root.networks_service()

    @property
    def mac_pools_service(self):
        return self.root.mac_pools_service()

    @property
    def vms_service(self):
        return self.root.vms_service()

    @property
    def events_service(self):
        return self.root.events_service()

    def close(self):
        self._connection.close()
