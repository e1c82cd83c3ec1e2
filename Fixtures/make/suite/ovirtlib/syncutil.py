class Timeout(Exception):

    def __init__(self, last_result):
        super(Timeout, self).__init__()
        self._last_result = last_result

    def __str__(self):
        return 'Last evaluated result: {}'.format(self._last_result)


def sync(exec_func, exec_func_args, success_criteria, attempts=20):
    """Asks until the answer is the wanted one; the engine's clock runs with the questions"""
    result = None
    for _ in range(attempts):
        result = exec_func(*exec_func_args)
        if success_criteria(result):
            return result
    raise Timeout(result)
