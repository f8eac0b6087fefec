using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LinkageWorkPlan.Domain.History;
using LinkageWorkPlan.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Data.Chain;

/// <summary>
/// Links the audit entries of a transaction to all before them, as its last step: two transactions wait for each other only from there to the
/// end of the commit, and each takes this lock after all others.
/// </summary>
internal static class HistoryChain
{
    /// <summary>Rows of one statement: SQLite takes 32,766 parameters.</summary>
    private const int RowsAtOnce = 500;

    /// <summary>Of the program's meter (Requests/Measures), and read with it.</summary>
    private static readonly Histogram<double> Links = new Meter(nameof(LinkageWorkPlan)).CreateHistogram<double>(
        "lwp.history.link.duration", "s", "How long it took to link what a change adds to the history to all before it, the wait for others included.");

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The newest link; <see cref="HistoryHead.None"/> where there is none.</summary>
    public static async Task<HistoryHead> HeadAsync(WorkPlanDb db, CancellationToken cancel) =>
        await db.HistoryLinks.AsNoTracking().OrderByDescending(link => link.Number).Select(link => new HistoryHead(link.Number, link.Hash)).FirstOrDefaultAsync(cancel) ?? HistoryHead.None;

    /// <param name="entries">Saved in the present transaction, in this order.</param>
    public static async Task LinkAsync(WorkPlanDb db, IReadOnlyList<AuditEntry> entries, CancellationToken cancel)
    {
        var began = Stopwatch.GetTimestamp();
        await db.HoldChainAsync(cancel);
        var head = await HeadAsync(db, cancel);
        foreach (var some in entries.Chunk(RowsAtOnce))
        {
            var (insert, values) = (new StringBuilder("INSERT INTO \"HistoryLinks\" (\"Number\", \"EntryId\", \"Hash\") VALUES "), new List<object>());
            foreach (var entry in some)
            {
                head = new HistoryHead(head.Number + 1, HashOf(head.Hash, entry));
                insert.Append(CultureInfo.InvariantCulture, $"{(values.Count == 0 ? null : ", ")}({{{values.Count}}}, {{{values.Count + 1}}}, {{{values.Count + 2}}})");
                values.AddRange([head.Number, entry.Id, head.Hash]);
            }

            await db.Database.ExecuteSqlRawAsync(insert.ToString(), values, cancel);
        }

        Links.Record(Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    /// <summary>SHA-256 of the hash before it, a line feed, and the entry's written form (<see cref="FormOf"/>), in lower-case hexadecimal digits.</summary>
    public static string HashOf(string before, AuditEntry entry) => Convert.ToHexStringLower(SHA256.HashData([.. Encoding.ASCII.GetBytes(before), (byte)'\n', .. FormOf(entry)]));

    /// <summary>
    /// The one written form of an entry: JSON in UTF-8 without white space, members as they stand here, and the time to the microsecond, which every
    /// database keeps. It never changes: what comes into entries later comes after these members.
    /// </summary>
    public static byte[] FormOf(AuditEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("id", entry.Id);
            json.WriteString("at", entry.At.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("actorId", entry.ActorId);
            json.WriteString("actorName", entry.ActorName);
            json.WriteString("actorRole", entry.ActorRole.ToString());
            json.WriteString("actorSide", entry.ActorSide?.ToString());
            json.WriteString("action", entry.Action);
            json.WriteString("subjectKind", entry.SubjectKind);
            json.WriteString("subjectId", entry.SubjectId);
            json.WriteString("subjectCode", entry.SubjectCode);
            json.WriteString("subjectSource", entry.SubjectTitle.IsEmpty ? null : entry.SubjectTitle.Source.Code());
            foreach (var language in Languages.All)
            {
                json.WriteString("subject-" + language.Code(), entry.SubjectTitle[language]?.Text);
            }

            json.WriteString("planId", entry.PlanId?.ToString());
            json.WriteString("reason", entry.Reason);
            json.WriteStartArray("changes");
            foreach (var change in entry.Changes)
            {
                json.WriteStartArray();
                json.WriteStringValue(change.Subject);
                json.WriteStringValue(change.Field);
                json.WriteStringValue(change.Kind.ToString());
                json.WriteStringValue(change.Language?.Code());
                json.WriteStringValue(change.Before);
                json.WriteStringValue(change.After);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
