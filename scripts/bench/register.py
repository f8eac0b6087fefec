"""Writes a workbook with so many enterprises, three spellings each, as the register takes it in: register.py FILE COUNT."""
import sys
import zipfile
from xml.sax.saxutils import escape

file, count = sys.argv[1], int(sys.argv[2])
headings = ["Name (Vietnamese)", "Name (Lao)", "Name (Latin)", "Country", "Province or city"]


def row(number, cells):
    return f'<row r="{number}">' + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells) + "</row>"


def enterprise(number):
    side = ("Vietnam", "Hà Nội") if number % 2 else ("Laos", "ວຽງຈັນ")
    return [f"Công ty TNHH Đo tải {number}", f"ບໍລິສັດ ວັດແທກ {number} ຈຳກັດ", f"Measurement {number} Co., Ltd.", *side]


rows = [row(1, headings)] + [row(number + 1, enterprise(number)) for number in range(1, count + 1)]
main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
parts = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Enterprises" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{"".join(rows)}</sheetData></worksheet>',
}
with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as book:
    for name, text in parts.items():
        book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
