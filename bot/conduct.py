"""Words that speak of people and of what they do: no kind of report may be called by one."""

import re
import unicodedata
from collections.abc import Iterable

# Reports are about things and places. A category named after people, or after what only people do, would make
# the bot a way to denounce somebody: so such names are refused when the program starts. A list can't know every word;
# it holds those that districts' own catalogues use. Traditional forms stand beside the simplified ones.
_PEOPLE = (
    *("人", "员", "員", "者", "骑手", "騎手", "司机", "司機", "师傅", "師傅", "车主", "車主", "业主", "業主"),
    *("老板", "老闆", "邻居", "鄰居", "居民", "村民", "市民", "乘客", "顾客", "顧客", "摊主", "攤主", "摊贩", "攤販"),
    *("小贩", "小販", "商贩", "商販", "房东", "房東", "租客", "房客", "租户", "租戶", "保安", "警察", "民警", "交警"),
    *("小孩", "孩子", "学生", "學生", "乞丐", "流浪汉", "流浪漢", "扒手", "小哥"),
)
# An offence has an offender; so have a quarrel, an attitude and a helmet that somebody doesn't wear.
_CONDUCT = (
    *("行为", "行為", "态度", "態度", "不文明", "举报", "舉報", "违章", "違章", "违法", "違法", "违规", "違規"),
    *("违停", "違停", "闯", "闖", "逆行", "超速", "超载", "超載", "横穿", "橫穿", "驾驶", "駕駛", "酒驾", "酒駕"),
    *("酒后", "酒後", "醉", "头盔", "頭盔", "打架", "吵架", "争吵", "爭吵", "斗殴", "鬥毆", "打人", "骂", "罵"),
    *("偷", "盗", "盜", "抢劫", "搶劫", "抢夺", "搶奪", "骗", "騙", "赌", "賭", "吸毒", "贩毒", "販毒", "嫖", "色情"),
    *("犯罪", "罪犯", "嫌疑", "骚扰", "騷擾", "吸烟", "吸煙", "抽烟", "抽煙", "吐痰", "遛狗", "插队", "插隊"),
    *("乱扔", "亂扔", "乱丢", "亂丟", "乱穿", "亂穿"),
)
# Things and places whose names hold such a word: a pavement isn't about those who walk on it.
_THINGS = re.compile(
    r"人行|人民|行人(?=路|道|天[桥橋]|[过過]街|[桥橋]|地道|通道|信[号號]|[红紅][绿綠]|[护護][栏欄]|步道)|人孔|人防|人工|人造|人字"
    r"|[无無]人[机機车車]|[机機]器人|人力[车車]|或者|居民(?=[楼樓区區小点點]|委)|市民(?=[广廣]|中心|公)|保安亭"
    r"|(?:[违違](?:章|法|规|規))(?=建|搭)|被[盗盜偷]|防[盗盜]|吸[烟煙](?=[区區室点點亭])"
)
_ENGLISH = re.compile(
    r"\b(?:rider|driver|courier|cyclist|pedestrian|person|people|man|men|woman|women|kid|student|pupil|worker|staff"
    r"|resident|neighbou?r|customer|tenant|owner|vendor|hawker|beggar|homeless|thief|thieves|criminal|offender|suspect"
    r"|conduct|misconduct|behaviou?r|attitude|offen[cs]e|violation|crime|theft|stealing|fraud|gambling|smoking|begging"
    r"|speeding|driving|riding|overtaking|jaywalking|littering|fight|fighting|quarrel|brawl|assault|violence|abuse"
    r"|harassment|insult|rude|drunk|drunken|wrong way|running red|red light running|illegal(?:ly)? park(?:ing|ed)"
    r"|helmet|denounce)s?\b"
)
_ENGLISH_THINGS = re.compile(
    r"\bfire fighting\b|\bman (?:hole|made)\b|\bsmoking (?:area|room|shelter)\b"
    r"|\bpedestrian (?:crossing|bridge|street|path|way|zone|tunnel|underpass|overpass|light|signal|lane)"
)


def word_for_people(names: Iterable[str]) -> str | None:
    """Return the first word in these names that speaks of people or of what they do, None without one.

    A name may be Chinese or English, or a key with words joined by `_`.
    """
    return next((word for name in names if (word := _found(name))), None)


def _found(name: str) -> str | None:
    folded = unicodedata.normalize("NFKC", name).casefold()
    # A stroke between what is left keeps its ends from making a word that nobody wrote.
    chinese = _THINGS.sub("|", re.sub(r"\s", "", folded))
    english = _ENGLISH_THINGS.sub("|", re.sub(r"[^a-z]+", " ", folded))
    if in_english := _ENGLISH.search(english):
        return in_english.group()
    return next((word for word in (*_PEOPLE, *_CONDUCT) if word in chinese), None)
