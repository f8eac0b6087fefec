using System.IO.Compression;
using System.Text;
using LinkageWorkPlan.Reports.Templates;

namespace LinkageWorkPlan.Fuzz;

/// <summary>What inputs are made from: words, small files made here, and files beside the program.</summary>
internal static class Seeds
{
    private static readonly string Folder = AppContext.BaseDirectory;

    public static IEnumerable<byte[]> Words(params string[] words) => [.. words.Select(Encoding.UTF8.GetBytes), []];

    /// <summary>Files of these endings from the corpus, the templates and the folder that LWP_FUZZ_CORPUS names.</summary>
    public static IEnumerable<byte[]> Files(params string[] endings) =>
        from folder in new[] { Path.Combine(Folder, "Corpus"), Environment.GetEnvironmentVariable("LWP_FUZZ_CORPUS") }
        where !string.IsNullOrEmpty(folder) && Directory.Exists(folder)
        from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        where endings.Contains(Path.GetExtension(file)) && new FileInfo(file).Length <= 1024 * 1024
        select File.ReadAllBytes(file);

    public static string Templates => Path.Combine(Folder, "templates");

    public static byte[] Template(string name) => File.ReadAllBytes(Path.Combine(Templates, "reports", name));

    public static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var to = new MemoryStream();
        using (var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.NoCompression).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return to.ToArray();
    }

    /// <summary>A workbook with a table on its one sheet.</summary>
    public static byte[] Workbook(string sheet, params string[][] rows) => Zip(
        ("[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""),
        ("_rels/.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
        ("xl/_rels/workbook.xml.rels", """<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""),
        ("xl/workbook.xml", $"""<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{sheet}" sheetId="1" r:id="r1"/></sheets></workbook>"""),
        ("xl/worksheets/sheet1.xml", $"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{string.Concat(rows.Select((row, at) => $"<row r=\"{at + 1}\">{string.Concat(row.Select((cell, column) => $"<c r=\"{(char)('A' + column)}{at + 1}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"))}</row>"))}</sheetData></worksheet>"""));

    public static Wording Wording { get; } = Reports.Templates.Wording.Read("wording.json", Template("wording.json"));
}
