using System.Text.Json;

namespace LinkageWorkPlan.Web.Data.Export;

/// <summary>What an export says of itself, in <see cref="FileName"/>.</summary>
/// <param name="Format">Grows with every change of the form; a newer one is refused.</param>
/// <param name="Schema">Of the database (<see cref="ExportedTables.SchemaOf"/>).</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="LeftOut">What is not in it, with the reason, for whoever reads it.</param>
/// <param name="Copy">Null for an export of everything.</param>
internal sealed record ExportManifest(int Format, string Program, string Schema, DateTime MadeAt, IReadOnlyList<ExportedFile> Files, IReadOnlyDictionary<string, string> LeftOut, SideCopy? Copy = null)
{
    public const string FileName = "manifest.json";
    public const int FormatNow = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
}

/// <param name="Name">Its path in the archive.</param>
/// <param name="Rows">Of a table.</param>
/// <param name="Sha256">Of what is unpacked.</param>
internal sealed record ExportedFile(string Name, long? Rows, long Bytes, string Sha256);
