"""The description is valid OpenAPI 3.1, and what it says is so."""

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gatemap.api.answers import ENDPOINTS
from gatemap.api.openapi import ABOUT, description
from gatemap.api.parameters import PAGING
from gatemap.dataset.read import read_dataset
from gatemap.server.ending import Ending
from gatemap.server.health import ALIVE, READY, HealthBesidePages
from gatemap.store.load import known_codes
from gatemap.store.view import PARAMETERS, SEVERAL
from scripts.serving import ROOT
from tests.often import MORE
from tests.tiny import KNOWN, views


@pytest.fixture
def described(api) -> dict:
    return api.get("/openapi.json").json()


def answer_schema(described: dict, path: str, status: str = "200") -> Draft202012Validator:
    answer = described["paths"][path]["get"]["responses"][status]
    if "$ref" in answer:
        answer = described["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    (content,) = answer["content"].values()
    schema = content["schema"] | {"components": described["components"]}
    return Draft202012Validator(schema, format_checker=FormatChecker())


def parameters(described: dict, path: str) -> dict[str, dict]:
    named = described["components"]["parameters"]
    of_path = described["paths"][path]["get"]["parameters"]
    found = [named[one["$ref"].rpartition("/")[2]] if "$ref" in one else one for one in of_path]
    return {parameter["name"]: parameter for parameter in found}


def test_the_description_is_valid(described):
    validate(described, cls=OpenAPIV31SpecValidator)
    assert described["openapi"].startswith("3.1")


def test_the_description_of_the_real_data_is_valid():
    validate(description(known_codes(read_dataset(ROOT / "data")), "/api"), cls=OpenAPIV31SpecValidator)


def test_every_address_and_parameter_is_described(described):
    assert list(described["paths"]) == [*(endpoint.path for endpoint in ENDPOINTS), ALIVE, READY]
    assert set(ABOUT) == {*PARAMETERS, *PAGING}
    for endpoint in ENDPOINTS:
        assert set(parameters(described, endpoint.path)) - {"id"} == set(endpoint.takes)
        assert all(parameter["description"] for parameter in parameters(described, endpoint.path).values())


def test_every_permitted_value_is_listed_and_every_listed_value_is_permitted(api, described):
    for name, parameter in parameters(described, "/events").items():
        schema = parameter["schema"].get("items", parameter["schema"])
        for value in schema.get("enum", []):
            also = {"units": "63"} if name == "province" and value not in KNOWN.provinces_34 else {}
            also |= {"from": "2024"} if name == "dating" else {}
            assert api.get("/events", params={name: value} | also).status_code == 200
    listed = parameters(described, "/events")
    assert listed["province"]["schema"]["items"]["enum"] == ["dong", "tay", "nam"]
    assert listed["place"]["schema"]["items"]["enum"] == list(KNOWN.places)
    assert listed["sort"]["schema"] == {"type": "string", "enum": ["newest", "oldest"], "default": "newest"}
    assert {name for name in PARAMETERS if listed[name]["schema"]["type"] == "array"} == set(SEVERAL)


@settings(max_examples=7 * MORE, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(view=views())
def test_answers_are_as_described(api, described, view):
    for path in ("/events", "/places", "/facets"):
        answer_schema(described, path).validate(api.get(f"{path}?{view.to_url()}").json())


@pytest.mark.parametrize(("path", "at"), [("/events/{id}", "/events/d-open"), ("/places/{id}", "/places/suoi-da")])
def test_single_records_are_as_described(api, described, path, at):
    answer_schema(described, path).validate(api.get(at).json())


def test_problems_are_as_described(api, described):
    answer_schema(described, "/events", "400").validate(api.get("/events?partner=TH").json())
    answer_schema(described, "/events/{id}", "404").validate(api.get("/events/nothing").json())


def test_health_is_as_described_and_beside_the_interface(api, described):
    ending = Ending()
    beside = TestClient(Starlette(routes=[HealthBesidePages(ending, lambda: "")]))
    for path, status in ((ALIVE, "200"), (READY, "200")):
        assert described["paths"][path]["servers"] == [{"url": "http://testserver"}]
        answer_schema(described, path, status).validate(beside.get(path).json())
    ending.begun = True
    answer_schema(described, READY, "503").validate(beside.get(READY).json())


def test_no_field_is_left_undescribed(api, described):
    schemas = described["components"]["schemas"]
    assert set(api.get("/events/d-day").json()["event"]) == set(schemas["Event"]["properties"])
    place = api.get("/places/suoi-da").json()
    assert set(place["place"]) == set(schemas["Place"]["properties"])
    assert set(place["place"]["state"]) == set(schemas["State"]["properties"])
    assert set(place["history"][0]) == set(schemas["Fact"]["properties"])
    assert set(api.get("/facets").json()["totals"]) == set(schemas["Totals"]["properties"])
