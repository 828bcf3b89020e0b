"""XML that is written is XML, whatever is in it."""

from defusedxml.ElementTree import fromstring
from hypothesis import given
from hypothesis import strategies as st

from stridecue.files.writing.xml import XmlWriter


@given(st.text(), st.text())
def test_any_text_can_be_written(text: str, attribute: str) -> None:
    xml = XmlWriter()
    with xml.element("a", b=attribute):
        xml.text("c", text)
    root = fromstring(xml.bytes())
    found = root.findtext("c")
    assert found is not None
    assert len(found.replace("\r\n", "\n")) <= len(text)
    if text.isprintable():
        assert found == text
    if attribute.isprintable():
        assert root.get("b") == attribute


def test_what_xml_cannot_hold_is_replaced() -> None:
    xml = XmlWriter()
    xml.text("a", "x\x00\x1b[2Jy\ud800")
    assert fromstring(xml.bytes()).text == "x\ufffd\ufffd[2Jy\ufffd"


def test_nothing_is_not_written() -> None:
    xml = XmlWriter()
    with xml.element("a", x_y="1"):
        xml.text("b", None)
        xml.text("c", 0)
    assert xml.bytes().decode().splitlines() == [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<a x:y="1">',
        " <c>0</c>",
        "</a>",
    ]
