"""Makes the workbooks of this folder (openpyxl 3.0). What openpyxl cannot write is put into the zip afterwards."""
import re
import struct
import zipfile
import zlib
from io import BytesIO

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.pagebreak import Break


def png():
    """A red square of 8 by 8 pixels."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))

    rows = b''.join(b'\0' + b'\xc0\x20\x20' * 8 for _ in range(8))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 8, 8, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))


class Picture(Image):
    """openpyxl wants a library for pictures only to know their size."""

    def __init__(self, data):
        self.ref, self.width, self.height, self.format = BytesIO(data), 64, 64, 'png'
        self.anchor = 'A1'

    def _data(self):
        return self.ref.getvalue()


ROWS = [
    # no, name, unit, target, actual, status
    (1, '地区生产总值', '%', 0.08, 0.123, '完成'),
    (2, '一般公共预算收入', '亿元', 56, 30.5, '完成'),
    (3, '固定资产投资', '%', 0.1, 0.041, '未完成'),
    (4, '进出口总额', '万元', 1234567, 700000, '完成'),
    (5, '社会消费品零售总额', '%', '10%左右', '9.8%', '待核'),
    (6, '城镇居民人均可支配收入', '%', 0.07, 0.08, '完成'),
    (None, '农村居民人均可支配收入', '%', 0.08, 0.09, '完成'),
]


def main_sheet(book, top=4, left=2):
    """The table with its header at row `top`, column `left`."""
    sheet = book.active
    sheet.title = '主要指标'
    at = lambda row, column: sheet.cell(top + row, left + column)
    thin = Side(style='thin')
    at(-2, 0).value = '附件1'
    at(-1, 0).value = '某市2021年上半年主要经济指标“双过半”完成情况'
    sheet.merge_cells(start_row=top - 1, end_row=top - 1, start_column=left, end_column=left + 6)
    at(-1, 0).font = Font(name='黑体', size=18, bold=True)
    at(-1, 0).alignment = Alignment(horizontal='center')
    for column, text in enumerate(['序号', '指标名称', '计量单位', '2021年目标', '实绩', '双过半完成情况', '占年度目标%']):
        at(0, column).value = text
        at(0, column).font = Font(bold=True, color='FF2F5496')
        at(0, column).fill = PatternFill('solid', fgColor='FFDDEBF7')
    for index, row in enumerate(ROWS):
        for column, value in enumerate(row):
            cell = at(1 + index, column)
            cell.value = value
            cell.border = Border(thin, thin, thin, thin)
        for column in (3, 4):
            cell = at(1 + index, column)
            cell.number_format = {'%': '0.0%', '亿元': '0.00', '万元': '#,##0'}[row[2]]
            cell.fill = PatternFill('solid', fgColor='FFFFF2CC')
        share = at(1 + index, 6)
        letters = [at(0, 3).column_letter, at(0, 4).column_letter]
        share.value = f'={letters[1]}{top + 1 + index}/{letters[0]}{top + 1 + index}'
        share.number_format = '0.0%'
    last = top + len(ROWS)
    sheet.merge_cells(start_row=last - 1, end_row=last, start_column=left, end_column=left)
    target, actual = at(0, 3).column_letter, at(0, 4).column_letter
    at(len(ROWS) + 2, 0).value = '注：数据来源于各责任单位。'
    at(len(ROWS) + 3, 0).value = '合计'
    at(len(ROWS) + 3, 4).value = f'=SUM({actual}{top + 1}:{actual}{last})'
    at(len(ROWS) + 4, 4).value = f'={actual}{top + 2}*2'
    sheet.row_dimensions[top + 3].height = 33
    sheet.column_dimensions['C'].width = 27.5
    for row in range(top, last + 1):
        sheet.row_dimensions[row].height = sheet.row_dimensions[row].height or 21
    return sheet, target, actual, top, last


def plain():
    book = Workbook()
    sheet, target, actual, top, last = main_sheet(book)
    cells = f'{actual}{top + 1}:{actual}{last}'
    check = DataValidation(type='decimal', operator='between', formula1='-1', formula2='9999999', allow_blank=True)
    check.add(cells)
    sheet.add_data_validation(check)
    words = DataValidation(type='list', formula1='"完成,未完成,待核"')
    words.add(f'G{top + 1}:G{last}')
    sheet.add_data_validation(words)
    sheet.conditional_formatting.add(
        cells, CellIsRule(operator='lessThan', formula=[f'{target}{top + 1}'], font=Font(color='FFC00000')))
    sheet.conditional_formatting.add(
        f'B{top + 1}:H{last}', FormulaRule(formula=[f'$G{top + 1}="未完成"'], fill=PatternFill(bgColor='FFFFC7CE')))
    sheet.print_area = f'B2:H{last + 4}'
    sheet.print_title_rows = f'{top}:{top}'
    sheet.page_setup.orientation = 'landscape'
    sheet.page_setup.paperSize = 9
    sheet.page_margins.top = 1.456
    sheet.oddFooter.center.text = '&P'
    sheet.row_breaks.append(Break(id=last))
    sheet.freeze_panes = f'B{top + 1}'
    sheet['C6'].hyperlink = 'https://example.org/'
    chart = BarChart()
    chart.title = '实绩'
    chart.add_data(Reference(sheet, min_col=6, min_row=top, max_row=last), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=3, min_row=top + 1, max_row=last))
    sheet.add_chart(chart, f'B{last + 7}')
    picture = Picture(png())
    picture.anchor = 'J2'
    sheet.add_image(picture)
    book.defined_names.append(DefinedName('实绩', attr_text=f"'主要指标'!${actual}${top + 1}:${actual}${last}"))
    book.defined_names.append(DefinedName('增速', attr_text=f"'主要指标'!${actual}${top + 1}"))
    second = book.create_sheet('汇总')
    second['A1'] = '地区生产总值'
    second['B1'] = f"=主要指标!{actual}{top + 1}"
    second['A2'] = '合计'
    second['B2'] = f"=SUM('主要指标'!{actual}{top + 1}:{actual}{last})"
    second['B3'] = '=MAX(实绩)'
    second['B4'] = '=B1*2'
    second['B5'] = '=LEN("主要指标!F7")'
    return book


def save(book, name, change=lambda parts: parts):
    """Saves with what `change` makes of the parts."""
    buffer = BytesIO()
    book.save(buffer)
    with zipfile.ZipFile(buffer) as source:
        parts = [(info.filename, source.read(info)) for info in source.infolist()]
    with zipfile.ZipFile(name, 'w', zipfile.ZIP_DEFLATED) as made:
        for part, data in change(parts):
            made.writestr(zipfile.ZipInfo(part, (2021, 7, 1, 8, 0, 0)), data, zipfile.ZIP_DEFLATED)


def with_results(parts):
    """As Excel leaves it: results of formulas, the order of calculation, rich text, no wish to be calculated."""
    made = []
    results = {'H5': '1.5375', 'H6': '0.544642857142857', 'H7': '0.41', 'H8': '0.567', 'H10': '1.142857',
               'H11': '1.125', 'F14': '700030.834', 'F15': '61'}
    other = {'B1': '0.123', 'B2': '700030.834', 'B3': '700000', 'B4': '0.246', 'B5': '7'}

    def kept(text, values):
        for cell, value in values.items():
            text = re.sub(rf'(<c r="{cell}"[^>]*>)(<f>[^<]*</f>)<v\s*/>', rf'\1\2<v>{value}</v>', text)
            text = re.sub(rf'(<c r="{cell}"[^>]*>)(<f>[^<]*</f>)<v></v>', rf'\1\2<v>{value}</v>', text)
        return text

    strings = []

    def share(found):
        """Texts lie in a part of their own; one of them has two fonts."""
        text = re.sub(r'&#(\d+);', lambda code: chr(int(code[1])), found[1])
        strings.append(text.replace('<t>一般公共预算收入</t>', '<r><rPr><b/></rPr><t>一般公共</t></r><r><rPr>'
                                    '<color rgb="FFC00000"/></rPr><t>预算收入</t></r>'))
        return f' t="s"><v>{len(strings) - 1}</v>'

    for name, data in parts:
        text = data.decode() if name.endswith(('.xml', '.rels')) else None
        if name == 'xl/worksheets/sheet1.xml':
            text = kept(text, results)
            # The rows share one formula, as Excel writes it.
            text = re.sub(r'(<c r="H5"[^>]*>)<f>[^<]*</f>', r'\1<f t="shared" ref="H5:H11" si="0">F5/E5</f>', text)
            for row in range(6, 12):
                text = re.sub(rf'(<c r="H{row}"[^>]*>)<f>[^<]*</f>', r'\1<f t="shared" si="0"/>', text)
        if name == 'xl/worksheets/sheet2.xml':
            text = kept(text, other)
        if name == 'xl/workbook.xml':
            text = re.sub(r'<calcPr[^>]*/>', '<calcPr calcId="191029"/>', text)
        if name == 'xl/worksheets/sheet1.xml':
            text = re.sub(r'(<c r="H9"[^>]*)>(<f[^>]*/>)<v></v>', r'\1 t="e">\2<v>#VALUE!</v>', text)
            text = re.sub(r' t="inlineStr"><is>(.*?)</is>', share, text)
        if name == '[Content_Types].xml':
            text = text.replace('</Types>', '<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.'
                                'openxmlformats-officedocument.spreadsheetml.calcChain+xml"/>'
                                '<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-'
                                'officedocument.spreadsheetml.sharedStrings+xml"/></Types>')
        if name == 'xl/_rels/workbook.xml.rels':
            text = text.replace('</Relationships>', '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/'
                                'officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/><Relationship '
                                'Id="rId97" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
                                'sharedStrings" Target="sharedStrings.xml"/></Relationships>')
        made.append((name, data if text is None else text.encode()))
    chain = ''.join(f'<c r="{cell}"{" i=%s1%s" % (chr(34), chr(34)) if index == 0 else ""}/>'
                    for index, cell in enumerate([f'H{row}' for row in range(5, 12)] + ['F14', 'F15']))
    chain += '<c r="B1" i="2"/><c r="B2"/><c r="B3"/><c r="B4"/><c r="B5"/>'
    made.append(('xl/calcChain.xml', ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<calcChain xmlns="http://'
                 f'schemas.openxmlformats.org/spreadsheetml/2006/main">{chain}</calcChain>').encode()))
    items = ''.join(f'<si>{text}</si>' for text in strings)
    made.append(('xl/sharedStrings.xml', ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://'
                 f'schemas.openxmlformats.org/spreadsheetml/2006/main" count="{len(strings)}">{items}</sst>').encode()))
    return made


def macros(parts):
    """A workbook with macros, of which only the bytes matter here."""
    made = []
    for name, data in parts:
        if name == '[Content_Types].xml':
            data = data.replace(b'spreadsheetml.sheet.main+xml', b'ms-excel.sheet.macroEnabled.main+xml').replace(
                b'openxmlformats-officedocument.ms-excel', b'ms-excel').replace(
                b'</Types>', b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
        if name == 'xl/_rels/workbook.xml.rels':
            data = data.replace(b'</Relationships>', b'<Relationship Id="rId98" Type="http://schemas.microsoft.com/office/'
                                b'2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>')
        made.append((name, data))
    return made + [('xl/vbaProject.bin', bytes(range(256)) * 9)]


if __name__ == '__main__':
    save(plain(), 'charts-and-pictures.xlsx', with_results)
    book = plain()
    sheet = book['主要指标']
    sheet['F7'].comment = Comment('统计口径已调整', '统计局')
    save(book, 'comments.xlsm', lambda parts: macros(with_results(parts)))
