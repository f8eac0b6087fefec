using LinkageWorkPlan.Domain;
using LinkageWorkPlan.IntegrationTests.Hosting;
using Microsoft.Data.Sqlite;

namespace LinkageWorkPlan.IntegrationTests.Reports;

/// <summary>
/// What a program that is killed leaves of a signature: the database as it was, and its log as far as it was written. Every such
/// moment is looked at, on SQLite, whose files the program writes itself.
/// </summary>
public sealed class KilledTests : IDisposable
{
    /// <summary>Of a log and of each page in it, in bytes (SQLite's file format, 4.1 and 4.2).</summary>
    private const int LogHead = 32;
    private const int FrameHead = 24;
    private const int Page = 4096;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lwp-killed-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task At_every_moment_of_the_second_signature_a_report_is_either_issued_with_its_mails_or_waits_for_that_signature()
    {
        await using var desk = await ReportDesk.OpenAsync(Database.Sqlite);
        await desk.SendAsync();
        await desk.SignAsync(Side.Vietnam);
        var file = new SqliteConnectionStringBuilder(desk.Host.Connection).DataSource;
        await using var open = new SqliteConnection($"{desk.Host.Connection};Pooling=false");
        await open.OpenAsync();
        await AskAsync(open, "PRAGMA wal_checkpoint(TRUNCATE)");
        var before = await File.ReadAllBytesAsync(file);
        var waiting = await StateAsync(open);

        await desk.SignAsync(Side.Laos);

        var log = await ReadSharedAsync(file + "-wal");
        Assert.Equal(before, await ReadSharedAsync(file));
        var issued = await StateAsync(open);
        Assert.Equal(("0", "1", "Open", "InReview"), (waiting.Issues, waiting.Signatures, waiting.Round, waiting.Report));
        Assert.Equal(("1", "2", "Signed", "Issued"), (issued.Issues, issued.Signatures, issued.Round, issued.Report));
        Assert.NotEqual(waiting.Mails, issued.Mails);
        Assert.NotEqual(waiting.History, issued.History);

        var seen = new List<State>();
        for (var length = 0; length <= log.Length; length = length == 0 ? LogHead : length + FrameHead + Page)
        {
            seen.Add(await LeftAsync(before, log[..length]));
            seen.Add(await LeftAsync(before, log[..Math.Min(length + (Page / 2), log.Length)]));
        }

        Assert.True(seen.Count > 20, $"Only {seen.Count} moments.");
        Assert.Equal([waiting, issued], seen.Distinct());
        Assert.Equal(issued, seen[^1]);
    }

    /// <summary>What the next start finds.</summary>
    private async Task<State> LeftAsync(byte[] database, byte[] log)
    {
        var file = Path.Combine(folder.FullName, "left.db");
        await File.WriteAllBytesAsync(file, database);
        await File.WriteAllBytesAsync(file + "-wal", log);
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        await connection.OpenAsync();
        return await StateAsync(connection);
    }

    private static async Task<State> StateAsync(SqliteConnection connection) => new(
        await AskAsync(connection, "SELECT count(*) FROM ReportIssues"),
        await AskAsync(connection, $"SELECT count(*) FROM Signatures JOIN SignOffRounds ON SignOffRounds.Id = RoundId WHERE SubjectCode = '{ReportDesk.Code}'"),
        await AskAsync(connection, $"SELECT State FROM SignOffRounds WHERE SubjectCode = '{ReportDesk.Code}'"),
        await AskAsync(connection, $"SELECT State FROM Reports WHERE Code = '{ReportDesk.Code}'"),
        await AskAsync(connection, "SELECT count(*) FROM OutgoingMails"),
        await AskAsync(connection, "SELECT count(*) FROM History"));

    private static async Task<string> AskAsync(SqliteConnection connection, string sql)
    {
        await using var command = new SqliteCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString() ?? string.Empty;
    }

    /// <summary>While the program has it open.</summary>
    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        return bytes.ToArray();
    }

    private sealed record State(string Issues, string Signatures, string Round, string Report, string Mails, string History);
}
