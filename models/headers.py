"""What the columns of a spreadsheet may be called, in English and Chinese, and what words their cells hold.

Names are compared by `header_name`: width, case, blanks, brackets and `_` don't matter. The columns of a
position may carry their datum: `lat_gcj02`, `纬度(GCJ-02)`, `百度经度`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from models.rows import Finding, Row, Table, error, header_name, plain, warning

STATION_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "id", "station_id", "编号", "编码", "代码", "站点编号", "驿站编号"),
    "kind": ("kind", "type", "类型", "类别", "站点类型", "驿站类型"),
    "name": ("name", "station", "名称", "站点名称", "驿站名称", "驿站"),
    "address": ("address", "地址", "详细地址", "站点地址", "驿站地址"),
    "area_code": ("area_code", "adcode", "区域代码", "区划代码"),
    "area": ("area", "district", "区域", "区县", "区", "所属区域", "所属区", "辖区"),
    "street": ("street", "街道", "所属街道", "镇街", "乡镇街道", "街道乡镇"),
    "latitude": ("latitude", "lat", "纬度"),
    "longitude": ("longitude", "lng", "lon", "long", "经度"),
    "datum": ("datum", "crs", "坐标系", "坐标系统"),
    "source_datum": ("source_datum", "原坐标系"),
    "source_latitude": ("source_latitude", "原纬度"),
    "source_longitude": ("source_longitude", "原经度"),
    "hours": ("hours", "open_hours", "opening_hours", "开放时间", "营业时间", "服务时间"),
    "hours_confirmed": ("hours_confirmed", "open_hours_explicit", "开放时间已核实", "时间已核实"),
    "holiday_hours": ("holiday_hours", "节假日开放时间", "节假日时间", "节假日", "假日开放时间"),
    "amenities": ("amenities", "facilities", "设施", "服务设施", "便民设施", "服务项目", "配套设施"),
    "amenities_unconfirmed": ("amenities_unconfirmed", "facilities_inferred", "设施未核实"),
    "phone": ("phone", "contact_phone", "tel", "telephone", "电话", "联系电话"),
    "capacity": ("capacity", "容量", "可容纳人数", "容纳人数"),
    "discount": ("discount", "优惠", "优惠内容", "折扣"),
    "state": ("state", "status", "状态"),
    "geometry": ("geometry",),
}
"""Each column of a station, and what it may be called."""

STATION_UNREAD = ("manager", "coord_source", "verified", "管理单位", "坐标来源", "已核实", "备注", "序号")
"""Columns that are passed over without a word."""

AREA_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "adcode", "id", "area_code", "编号", "编码", "代码", "区域代码", "区划代码"),
    "name": ("name", "名称", "区域名称"),
    "kind": ("kind", "level", "类型", "级别", "层级"),
    "parent": ("parent", "parent_code", "street_code", "上级", "上级代码", "上级区域", "街道代码"),
    "district": ("district", "district_name", "区县", "区", "所属区"),
    "sort": ("sort", "order", "排序", "顺序"),
    "geometry": ("geometry",),
}
"""Each column of an area, and what it may be called."""

BRANCH_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "id", "branch_id", "branch_code", "编号", "编码", "代码", "支部编号", "支部代码"),
    "name": ("name", "branch", "名称", "支部", "支部名称", "党支部", "党支部名称"),
    "area_code": ("area_code", "adcode", "区域代码", "区划代码", "社区代码", "街道代码"),
    "area": ("area", "community", "区域", "所属区域", "社区", "所属社区"),
    "street": ("street", "街道", "所属街道", "镇街"),
    "state": ("state", "status", "状态"),
    "sort": ("sort", "order", "排序", "顺序"),
}
"""Each column of a branch, and what it may be called."""

STAFF_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "name": ("name", "full_name", "姓名", "名字"),
    "role": ("role", "position", "角色", "身份", "职务", "岗位"),
    "scope": ("scope", "负责范围", "范围", "负责", "管理范围", "所属", "编码或名称"),
}
"""Each column of a list of staff, and what it may be called."""

STAFF_UNREAD = ("phone", "tel", "电话", "手机", "手机号", "联系电话", "备注", "序号")
"""Columns that are passed over without a word: invitations need no telephone numbers."""

REWARD_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "code": ("code", "id", "reward_id", "编号", "编码", "代码", "礼品编号", "奖品编号"),
    "name": ("name", "reward", "名称", "礼品", "礼品名称", "奖品", "奖品名称"),
    "words": ("words", "description", "说明", "介绍", "描述", "礼品说明"),
    "price": ("price", "points", "积分", "所需积分", "兑换积分", "分值", "价格"),
    "stock": ("stock", "pieces", "quantity", "库存", "数量", "每站数量", "件数"),
    "a_quarter": ("a_quarter", "limit", "每季限兑", "每人每季", "限兑", "限领", "每人每季限兑"),
    "stations": ("stations", "station", "驿站", "兑换驿站", "领取驿站", "兑换点", "领取点"),
    "since": ("since", "from", "start", "开始日期", "开始", "起始日期", "上架日期"),
    "until": ("until", "to", "end", "结束日期", "结束", "截止日期", "下架日期"),
    "picture": ("picture", "image", "photo", "图片", "照片", "图片文件"),
    "state": ("state", "status", "状态"),
}
"""Each column of a reward, and what it may be called."""

REWARD_UNREAD = ("备注", "序号")
"""Columns that are passed over without a word."""

ROLE_WORDS: Mapping[str, tuple[str, ...]] = {
    "secretary": ("支部书记", "书记", "党支部书记", "branch secretary", "党总支书记"),
    "keeper": ("驿站管理员", "站长", "驿站站长", "驿站负责人", "station keeper"),
    "cadre": ("干部", "街道干部", "社区干部", "社区工作者", "网格员"),
}

BRANCH_STATE_WORDS: Mapping[str, tuple[str, ...]] = {
    "open": ("正常", "在用", "启用"),
    "removed": ("撤销", "已撤销", "删除", "停用"),
}

REWARD_STATE_WORDS: Mapping[str, tuple[str, ...]] = {
    "open": ("正常", "上架", "在架", "启用"),
    "removed": ("下架", "已下架", "撤销", "停用", "删除"),
}

KIND_WORDS: Mapping[str, tuple[str, ...]] = {
    "warm_station": ("warm station", "station", "驿站", "暖心驿站", "爱心驿站", "工会驿站", "户外劳动者驿站"),
    "service_centre": ("service centre", "service center", "党群服务中心", "服务中心", "党群中心"),
    "service_area": ("service area", "服务区", "高速服务区"),
    "merchant": ("discount merchant", "shop", "商户", "优惠商户", "爱心商家", "商家", "爱心商户"),
}

STATE_WORDS: Mapping[str, tuple[str, ...]] = {
    "open": ("开放", "正常", "启用", "在用", "营业"),
    "closed": ("关闭", "暂停", "停用", "暂停开放", "停业"),
    "removed": ("撤销", "拆除", "已撤销", "删除"),
}

AREA_KIND_WORDS: Mapping[str, tuple[str, ...]] = {
    "district": ("county", "区", "区县", "县", "市辖区", "县级市"),
    "street": ("town", "township", "街道", "乡镇", "镇", "乡", "镇街"),
    "community": ("village", "社区", "村", "居委会", "村委会"),
    "grid": ("网格",),
}

DATUM_WORDS: Mapping[str, tuple[str, ...]] = {
    "wgs84": ("wgs", "gps", "epsg4326", "cgcs2000", "国家2000", "大地2000"),
    "gcj02": ("gcj", "amap", "gaode", "tencent", "高德", "腾讯", "火星", "火星坐标"),
    "bd09": ("bd", "bd09ll", "baidu", "百度"),
}


class Columns(NamedTuple):
    """Which header of a file stands for which column; `datum` is what the headers of the position say."""

    headers: Mapping[str, str]
    datum: str | None

    def text(self, row: Row, column: str) -> str:
        """Return what the row has in this column, empty when it has nothing."""
        header = self.headers.get(column)
        return row.values.get(header, "") if header else ""

    def __contains__(self, column: object) -> bool:
        return column in self.headers


def recognised(
    headers: Sequence[str], known: Mapping[str, tuple[str, ...]], unread: Sequence[str] = ()
) -> tuple[Columns, list[Finding]]:
    """Return which column each header means; a finding for two that mean the same and for unknown ones."""
    meanings = {header_name(name): column for column, names in known.items() for name in names}
    passed = {header_name(name) for name in unread}
    found: dict[str, str] = {}
    datums: dict[str, str] = {}
    findings: list[Finding] = []
    for header in headers:
        column, datum = _meaning(header_name(header), meanings)
        if column is None:
            if header_name(header) not in passed:
                findings.append(warning(None, header, "import-column-unknown"))
        elif column in found:
            findings.append(error(None, header, "import-column-twice", other=found[column]))
        else:
            found[column] = header
            if datum:
                datums[datum] = header
    if len(datums) > 1:
        one, other = list(datums.values())[:2]
        findings.append(error(None, one, "import-datums-differ", other=other))
    return Columns(found, next(iter(datums), None)), findings


def lacking(columns: Columns, table: Table, needed: Iterable[tuple[str, str]]) -> list[Finding]:
    """Return the finding for columns that a table must have (each with its Chinese name) and has not."""
    missing = [f"{name} ({chinese})" for name, chinese in needed if name not in columns]
    if not missing:
        return []
    present = ", ".join(table.headers)[:200]
    return [error(None, None, "import-header-missing", missing=", ".join(missing), present=present)]


def word(text: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return which of the keys a cell means by its word, None for no known word."""
    folded = header_name(text)
    for key, names in words.items():
        if folded in {header_name(name) for name in (key, *names)}:
            return key
    return None


def choices(words: Mapping[str, tuple[str, ...]]) -> str:
    """Return the words that a cell may hold, for a sentence."""
    return ", ".join(f"{key} ({names[0]})" for key, names in words.items())


def _meaning(name: str, meanings: Mapping[str, str]) -> tuple[str | None, str | None]:
    if name in meanings:
        return meanings[name], None
    for datum, names in DATUM_WORDS.items():
        for mark in map(plain, (datum, *names)):
            for rest in (name.removesuffix(mark), name.removeprefix(mark)):
                if rest != name and meanings.get(rest) in ("latitude", "longitude"):
                    return meanings[rest], datum
    return None, None
