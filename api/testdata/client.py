"""A client made of the OpenAPI description alone, with nothing but the
standard library: python3 client.py BASE PAIR. It makes a method of every
operation, calls each, and follows cursors and ETags."""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request


class Problem(Exception):
    def __init__(self, status, body):
        self.status, self.detail = status, json.loads(body)
        super().__init__("%d %s" % (status, self.detail))


class Client:
    def __init__(self, base):
        self.base = base
        self.spec = self._send("/openapi.json", {}, {})[0]
        for path, item in self.spec["paths"].items():
            op = item["get"]
            setattr(self, op["operationId"], self._method(path, op))

    def _method(self, path, op):
        known = {p["name"]: p for p in op.get("parameters", [])}

        def call(etag=None, **given):
            at, query = path, {}
            for name, value in given.items():
                p = known[name]
                if p["in"] == "path":
                    at = at.replace("{%s}" % name, urllib.parse.quote(value, safe=""))
                else:
                    query[name] = value
            missing = [p["name"] for p in known.values() if p.get("required") and p["name"] not in given]
            if missing:
                raise TypeError("%s needs %s" % (op["operationId"], missing))
            return self._send(at, query, {"If-None-Match": etag} if etag else {})

        call.parameters = known
        return call

    def _send(self, path, query, headers):
        url = self.base + path + ("?" + urllib.parse.urlencode(query) if query else "")
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as r:
                body, kind = r.read(), r.headers["Content-Type"]
                return (json.loads(body) if kind == "application/json" else body), r.headers.get("ETag")
        except urllib.error.HTTPError as e:
            if e.code == 304:
                return None, e.headers.get("ETag")
            assert e.headers["Content-Type"] == "application/problem+json", e.headers["Content-Type"]
            raise Problem(e.code, e.read())


def every(call, **given):
    """All items of a list, page by page."""
    while True:
        page, _ = call(**given)
        yield from page["items"]
        if page["next"] is None:
            return
        given["cursor"] = page["next"]


def main():
    base, pair = sys.argv[1:3]
    c = Client(base)
    first = {
        "/documents": next(every(c.listDocuments, limit="3"))["id"],
        "/claims": next(every(c.listClaims, between=pair))["id"],
        "/incidents": next(every(c.listIncidents, between=pair))["id"],
        "/lineage": next(every(c.listClaims, between=pair))["id"],
        "/briefs": next(every(c.listBriefs))["id"],
    }
    disputes = list(every(c.listDisputes))
    first["/disputes"] = disputes[0]["id"] if disputes else "none"
    called = 0
    for path, item in c.spec["paths"].items():
        op = item["get"]
        call = getattr(c, op["operationId"])
        given = {}
        for p in op.get("parameters", []):
            if p["name"] == "id":
                given["id"] = first["/" + path.split("/")[1]]
            elif p["name"] == "between" and p.get("required"):
                given["between"] = pair
            elif p.get("required"):
                given[p["name"]] = p["example"]
        try:
            got, etag = call(**given)
            assert got is not None
            if etag:
                again, _ = call(etag=etag, **given)
                assert again is None, "an ETag did not hold"
            size = len(got if isinstance(got, bytes) else json.dumps(got))
            print("called %s %d bytes" % (op["operationId"], size))
        except Problem as e:
            # A refusal for too little evidence, or a dispute where there is none, is an answer.
            assert e.status == 422 and op["operationId"] == "getIndex" or e.status == 404 and first["/disputes"] == "none", e
            print("called %s refused: %s" % (op["operationId"], e.detail["detail"]))
        called += 1
    assert len(list(every(c.listClaims, limit="7"))) == len(list(every(c.listClaims, limit="500")))
    print("%d operations" % called)


main()
