"""Problems are values that say where they are, what was found and what would have been right."""

import json

from gatemap.errors import DataError, Finding, GatemapError

FINDING = Finding("vocabulary", "error", "events.csv", 7, "kind", "tlaks", "one of talks, signing")


def test_a_finding_reads_as_file_row_column_value_and_what_was_expected():
    assert str(FINDING) == (
        "error: events.csv, row 7, column kind: found 'tlaks'; expected one of talks, signing [vocabulary]"
    )


def test_a_finding_on_a_whole_file_names_no_row_column_or_value():
    whole = Finding("missing-file", "error", "events.csv", None, None, None, "the file; it is not there")
    assert str(whole) == "error: events.csv: expected the file; it is not there [missing-file]"


def test_a_finding_turns_into_plain_values_and_back():
    assert Finding(**json.loads(json.dumps(FINDING.as_dict()))) == FINDING


def test_equal_findings_are_one():
    assert len({FINDING, Finding(**FINDING.as_dict())}) == 1


def test_a_data_error_keeps_every_finding_and_shows_the_first_and_the_number_of_the_rest():
    others = [Finding("edtf", "error", "events.csv", row, "date", "x", "a date") for row in (8, 9)]
    problem = DataError(finding for finding in [FINDING, *others])
    assert problem.findings == (FINDING, *others)
    assert str(problem) == f"{FINDING} (and 2 more)"


def test_a_data_error_with_one_finding_speaks_of_no_others():
    assert str(DataError([FINDING])) == str(FINDING)


def test_every_error_of_ours_can_be_caught_as_one():
    assert issubclass(DataError, GatemapError)
