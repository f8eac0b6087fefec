using System.Text.Json;

namespace LinkageWorkPlan.Web.Backup;

/// <summary>What a backup says of itself, in <see cref="FileName"/>.</summary>
/// <param name="Format">Grows with every change of the form; a newer one is refused.</param>
/// <param name="Program">Version of the program that made it.</param>
/// <param name="Provider"><c>Sqlite</c> or <c>Postgres</c>: it can be restored into the same kind of database alone.</param>
/// <param name="Migrations">Of the schema, oldest first. A program that does not know one of them refuses the backup.</param>
/// <param name="MadeAt">UTC; what was saved before it is in the backup.</param>
/// <param name="Bytes">Of the database, unpacked.</param>
/// <param name="Sha256">Of the database, unpacked.</param>
internal sealed record BackupManifest(int Format, string Program, string Provider, IReadOnlyList<string> Migrations, DateTime MadeAt, long Bytes, string Sha256)
{
    public const string FileName = "manifest.json";
    public const string DatabaseName = "database";
    public const int FormatNow = 1;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
}
