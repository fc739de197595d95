import io
import json
import re
import zipfile
from contextlib import suppress

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import spreadsheets
from bot.texts import plain
from models.rows import cleaned
from models.rules import RuleBroken

COLUMNS = ["编号", "name"]


def refusal(data: bytes) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        spreadsheets.parse(data)
    for language in ("zh-Hans", "en"):
        assert plain(language, refused.value.key, **refused.value.args_of_text)
    return refused.value


def workbook(write, **options) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True, **options}) as book:
        write(book)
    return packed.getvalue()


def sheet_of(*lines) -> bytes:
    return workbook(lambda book: fill(book.add_worksheet(), *lines))


def fill(sheet, *lines) -> None:
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            sheet.write(row, column, value)


def changed_archive(data: bytes, name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info))
    return packed.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_chinese_is_read_in_every_encoding_that_offices_use(encoding):
    text = "編號,名稱\r\n1,暖心站台\r\n2,中山路服務中心\r\n"
    table = spreadsheets.parse(text.encode(encoding))
    assert [row.values["名稱"] for row in table.rows] == ["暖心站台", "中山路服務中心"]


def test_a_short_gb18030_file_is_not_taken_for_big5():
    table = spreadsheets.parse("name,lat\n驿站,34\n".encode("gb18030"))
    assert table.rows[0].values["name"] == "驿站"


def test_a_damaged_utf8_file_is_refused_and_not_read_as_nonsense():
    damaged = "编号,名称\n1,暖心驿站\n2,爱心驿站".encode()[:-1]
    refused = refusal(damaged)
    assert refused.key == "import-encoding-broken"
    assert refused.args_of_text == {"encoding": "UTF-8", "line": 3}


@pytest.mark.parametrize("data", [b"", b"\n \r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b",,\n"])
def test_an_empty_file_is_called_empty(data):
    assert refusal(data).key == "import-file-empty"


def test_a_header_alone_is_no_table():
    assert refusal(b"code,name\n").key == "import-rows-missing"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"name\0code\0\n1\0002\0\n"])
def test_a_picture_is_no_table(data):
    assert refusal(data).key == "import-file-unknown"


def test_an_old_excel_file_is_told_what_to_become():
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100).key == "import-file-old-excel"


def test_a_million_rows_are_refused_with_the_limit():
    refused = refusal(b"code,name\n" + b"1,a\n" * 1_000_000)
    assert refused.key == "import-too-many-rows"
    assert refused.args_of_text == {"limit": spreadsheets.MAX_ROWS}


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(spreadsheets.MAX_BYTES + 1)
    with pytest.raises(RuleBroken) as refused:
        spreadsheets.read(path)
    assert refused.value.key == "import-file-too-big"


def test_rows_are_numbered_as_a_spreadsheet_program_numbers_them():
    text = '驿站一览表,\n\ncode,name\n1,"two\nlines"\n\n2,b\n'
    table = spreadsheets.parse(text.encode())
    assert [(row.number, row.values["name"]) for row in table.rows] == [(4, "two\nlines"), (6, "b")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter):
    table = spreadsheets.parse(delimiter.join(COLUMNS).encode() + b"\n" + delimiter.join("ab").encode())
    assert table.rows[0].values == {"编号": "a", "name": "b"}


def test_a_short_row_is_filled_and_a_long_one_is_an_error():
    table = spreadsheets.parse(b"code,name,phone\n1,a\n2,b,3,4,5\n")
    assert table.rows[0].values == {"code": "1", "name": "a"}
    found = table.findings[0]
    assert (found.row, found.severity, found.key) == (3, "error", "import-row-too-long")


def test_the_same_header_twice_is_refused_with_both_columns():
    refused = refusal("编号,name,NAME\n1,2,3".encode())
    assert refused.key == "import-header-twice"
    assert refused.args_of_text["columns"] == "B, C"


def test_values_below_no_header_are_told_and_not_read():
    table = spreadsheets.parse(b"code,,name\n1,lost,a\n")
    assert table.rows[0].values == {"code": "1", "name": "a"}
    assert [(found.column, found.key) for found in table.findings] == [("B", "import-column-unnamed")]


def test_a_missing_quotation_mark_names_the_row():
    refused = refusal(b'code,name\n1,a\n2,"b\n3,c\n')
    assert refused.key == "import-csv-broken"
    assert refused.args_of_text == {"row": 3}


def test_too_many_columns_are_refused():
    wide = ",".join(f"c{index}" for index in range(300))
    assert refusal(f"{wide}\n{wide}\n".encode()).key == "import-too-many-columns"
    assert refusal(sheet_of([f"c{index}" for index in range(300)])).key == "import-too-many-columns"


def test_numbers_times_and_truths_of_a_sheet_become_what_people_typed():
    def write(book):
        sheet = book.add_worksheet()
        fill(sheet, ["code", "lat", "open", "yes", "day"], [12, 34.803352])
        sheet.write_number(1, 2, 8.5 / 24, book.add_format({"num_format": "hh:mm"}))
        sheet.write_boolean(1, 3, True)
        sheet.write_number(1, 4, 46024, book.add_format({"num_format": "yyyy-mm-dd"}))

    values = spreadsheets.parse(workbook(write)).rows[0].values
    expected = {"code": "12", "lat": "34.803352", "open": "08:30", "yes": "true", "day": "2026-01-02"}
    assert values == expected


def test_merged_cells_count_for_each_of_their_rows_and_a_merged_title_is_no_header():
    def write(book):
        sheet = book.add_worksheet()
        sheet.merge_range("A1:C1", "驿站一览表")
        fill(sheet, [], ["code", "area", "name"], ["1", None, "a"], ["2", None, "b"])
        sheet.merge_range("B3:B4", "金水区")

    table = spreadsheets.parse(workbook(write))
    assert [row.values["area"] for row in table.rows] == ["金水区", "金水区"]
    assert table.headers == ["code", "area", "name"]


def test_a_formula_s_result_is_taken_with_a_warning_and_one_without_result_is_an_error():
    def write(book):
        sheet = book.add_worksheet()
        fill(sheet, ["code", "name"], ["1"], ["2"], ["3"])
        sheet.write_formula("B2", "=A1", None, "named")
        sheet.write_formula("B3", "=A1", None, "")
        sheet.write_formula("B4", "=1/0", None, "#DIV/0!")

    table = spreadsheets.parse(workbook(write))
    assert table.rows[0].values["name"] == "named"
    assert [(found.row, found.column, found.severity, found.key) for found in table.findings] == [
        (2, "name", "warning", "import-cell-formula"),
        (3, "name", "error", "import-cell-no-result"),
        (4, "name", "error", "import-cell-no-result"),
    ]


def test_the_first_visible_sheet_is_read_and_the_others_are_named():
    def write(book):
        hidden, first, second = (book.add_worksheet(name) for name in ("hidden", "驿站", "notes"))
        first.activate()
        hidden.hide()
        for sheet in (hidden, first, second):
            fill(sheet, ["code", "name"], ["1", sheet.name])

    table = spreadsheets.parse(workbook(write))
    assert table.rows[0].values["name"] == "驿站"
    assert table.findings[0].args == {"sheet": "驿站", "others": "notes"}


def test_formulas_are_looked_for_in_the_sheet_that_is_read():
    def write(book):
        other, first = book.add_worksheet("other"), book.add_worksheet("first")
        first.activate()
        first.set_first_sheet()
        other.hide()
        fill(other, ["code", "name"])
        fill(first, ["code", "name"], ["1", "a"])
        other.write_formula("B2", "=A1", None, "")

    assert spreadsheets.parse(workbook(write)).findings == []


def test_a_sheet_without_cells_is_empty():
    assert refusal(workbook(lambda book: book.add_worksheet())).key == "import-file-empty"


def test_a_zip_bomb_is_refused_by_what_it_would_unpack_to():
    whole = sheet_of(COLUMNS, ["1", "a"])
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
        new.writestr("xl/bomb.xml", b"0" * (spreadsheets.MAX_UNPACKED + 1))
    assert len(packed.getvalue()) < spreadsheets.MEGABYTE
    assert refusal(packed.getvalue()).key == "import-file-unpacks-too-big"


def test_a_bomb_that_lies_about_its_size_unpacks_to_nothing():
    whole = sheet_of(COLUMNS, ["1", "a"])
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, old.read(info))
        new.writestr("xl/bomb.xml", b"0" * 1_000_000)
        new.getinfo("xl/bomb.xml").file_size = 10
    assert refusal(packed.getvalue()).key == "import-xlsx-broken"


def test_two_cells_far_apart_do_not_fill_the_memory():
    far = sheet_of(COLUMNS, ["1", "a"])
    with zipfile.ZipFile(io.BytesIO(far)) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml")
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    far = changed_archive(far, "xl/worksheets/sheet1.xml", xml.replace(b"</sheetData>", cell))
    assert refusal(far).key == "import-too-many-rows"


@pytest.mark.parametrize("data", [b"PK\x03\x04 and then nothing", b"PK\x05\x06" + b"\0" * 18])
def test_a_broken_archive_is_called_broken(data):
    assert refusal(data).key == "import-xlsx-broken"


def test_geojson_gives_its_properties_and_its_geometry():
    point = {"type": "Point", "coordinates": [113.6, 34.7]}
    properties = {"code": 7, "name": "驿站", "amenities": ["wifi", "seat"], "verified": True, "note": None}
    content = {"type": "FeatureCollection", "features": [feature(properties, point)]}
    table = spreadsheets.parse(json.dumps(content).encode("utf-8-sig"))
    assert table.unit == "feature"
    values = dict(table.rows[0].values)
    assert json.loads(values.pop("geometry")) == point
    assert values == {"code": "7", "name": "驿站", "amenities": "wifi|seat", "verified": "true"}


def feature(properties, geometry):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ('{"type": "FeatureCollection", "features": [', "import-json-broken"),
        ("[" * 100_000, "import-json-broken"),
        ("[1, 2]", "import-geojson-wrong"),
        ('{"type": "Topology"}', "import-geojson-wrong"),
        ('{"type": "FeatureCollection"}', "import-geojson-wrong"),
        ('{"type": "FeatureCollection", "features": []}', "import-rows-missing"),
        (
            '{"type": "FeatureCollection", "crs": {"properties": {"name": "EPSG:3857"}}, "features": [1]}',
            "import-geojson-crs",
        ),
    ],
)
def test_what_is_no_geojson_is_refused(content, key):
    assert refusal(content.encode()).key == key


def test_a_feature_that_is_none_is_an_error_of_its_own():
    content = {"type": "FeatureCollection", "features": [5, feature({"code": "1"}, None)]}
    table = spreadsheets.parse(json.dumps(content).encode())
    assert [(found.row, found.key) for found in table.findings] == [(1, "import-geojson-no-feature")]
    assert [row.number for row in table.rows] == [2]


@pytest.mark.parametrize("start", list("=+-@\t\r\n\0＝＋－＠"))
def test_what_excel_would_take_for_a_formula_is_text_in_csv(start):
    written = spreadsheets.write("csv", ["name"], [{"name": f"{start}cmd|' /C calc'!A0"}])
    cell = written.decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')
    assert cell.startswith(f"'{start}")


def test_numbers_of_a_csv_stay_as_they_were():
    assert b"\r\n12,34.75\r\n" in spreadsheets.write("csv", ["a", "b"], [{"a": "12", "b": "34.75"}])


def test_a_written_csv_is_utf8_for_excel():
    assert spreadsheets.write("csv", COLUMNS, []).startswith(b"\xef\xbb\xbf")


def test_a_written_sheet_has_no_formulas_and_no_links():
    written = spreadsheets.write("xlsx", ["name"], [{"name": "=1+1"}, {"name": "https://example.org"}])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


def test_a_written_sheet_shows_its_header_and_whole_columns():
    rows = [{"name": "金水区新业态第一联合党支部"}, {"name": "x" * 500}, {"code": "1", "name": "短"}]
    sheets = []
    for some in (rows[:1], rows):
        with zipfile.ZipFile(io.BytesIO(spreadsheets.write("xlsx", ["code", "name"], some))) as archive:
            sheets.append(archive.read("xl/worksheets/sheet1.xml").decode())
    widths = [[float(width) for width in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)] for sheet in sheets]
    narrow, widest = (pytest.approx(limit, abs=1) for limit in (spreadsheets.NARROWEST, spreadsheets.WIDEST))
    assert widths == [[narrow, pytest.approx(28, abs=1)], [narrow, widest]]
    assert all(re.search(r'<pane ySplit="1" [^>]*state="frozen"', sheet) for sheet in sheets)


@pytest.mark.parametrize("value", ["=1+1", "+86 138****5678", "-5", "@a", "＝1"])
def test_what_looks_like_a_formula_stays_text_in_a_sheet_also_when_it_is_edited(value):
    written = spreadsheets.write("xlsx", ["name"], [{"name": value}, {"name": "王伟"}])
    with zipfile.ZipFile(io.BytesIO(written)) as archive:
        sheet, styles = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    formats = re.findall(r"<xf [^>]*>", styles.partition("<cellXfs")[2])
    quoted = [place for place, one in enumerate(formats) if 'quotePrefix="1"' in one]
    assert quoted
    assert re.search(rf'<c r="A2" s="{quoted[0]}" t="s">', sheet)
    assert '<c r="A3" t="s">' in sheet
    assert [row.values["name"] for row in spreadsheets.parse(written).rows] == [value, "王伟"]


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(cleaned)
tricky = st.sampled_from(
    ["=1+1", "'=1", "''-", "'", "-5", "+86 138", "@a", "a\nb", '"', "a,b;c\td", "_x0041_", "👩🏽‍🚒"]
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(texts | tricky, texts | tricky), min_size=1, max_size=5),
    st.sampled_from(["csv", "xlsx"]),
)
def test_any_text_reads_back_unchanged(pairs, kind):
    rows = [{"code": str(number), "one": one, "two": two} for number, (one, two) in enumerate(pairs)]
    table = spreadsheets.parse(spreadsheets.write(kind, ["code", "one", "two"], rows))
    assert [dict(row.values) for row in table.rows] == [
        {name: value for name, value in row.items() if value} for row in rows
    ]


@settings(max_examples=50, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(data):
    with suppress(RuleBroken):
        spreadsheets.parse(data)
