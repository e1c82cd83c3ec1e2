# Imitation of the network suite of oVirt System Tests: same names, own code.
# Python 2.7 and 3, for the SDK of the day.
