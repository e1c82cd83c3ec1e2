"""The Jenkins failure mail (email-ext, token FAILED_TESTS), told from the JUnit file of a real run."""

import xml.etree.ElementTree as ET


def failed_tests(junit):
    cases = [case for case in ET.fromstring(junit.encode('utf-8')).iter('testcase')
             if case.find('failure') is not None or case.find('error') is not None]
    lines = ['-----------------', 'Failed Tests:', '-----------------', '%d tests failed.' % len(cases)]
    for case in cases:
        problem = case.find('failure')
        problem = case.find('error') if problem is None else problem
        lines += ['FAILED:  %s.%s' % (case.get('classname'), case.get('name')), '', 'Error Message:',
                  problem.get('message'), '', 'Stack Trace:']
        lines += [line.rstrip() for line in problem.text.split('\n')] + ['']
    return '\n'.join(lines) + '\n'


def mail(job, number, branch, ended, junit, changes):
    url = 'https://jenkins.ovirt.org/job/%s/%d/' % (job, number)
    head = [
        'From: jenkins@jenkins.phx.ovirt.org',
        'To: network-team@ovirt.example',
        'Date: %s +0000' % ended.strftime('%a, %d %b %Y %H:%M:%S'),
        'Message-ID: <%d.%d.JavaMail.jenkins@jenkins.phx.ovirt.org>' % (1000000 + number * 37, number),
        'Subject: [oVirt Jenkins] %s - Build #%d - FAILURE!' % (job, number),
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=UTF-8',
        'Content-Transfer-Encoding: 8bit',
        '',
        'Project: https://jenkins.ovirt.org/job/%s/ ' % job,
        'Build: %s' % url,
        'Build Number: %d' % number,
        'Build Status:  FAILURE',
        'Triggered By: Started by timer',
        '',
        '-------------------------------------',
        'Changes Since Last Success:',
        '-------------------------------------',
    ]
    return '\n'.join(head + changes) + '\n\n\n\n\n' + failed_tests(junit)
