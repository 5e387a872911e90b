"""The real parts the tests run against: PostgreSQL, a broker, an S3 server, a browser.  Fixtures, handed out by conftest.py."""
