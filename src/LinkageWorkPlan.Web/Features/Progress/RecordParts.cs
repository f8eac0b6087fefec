using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Progress;

/// <summary>Money that was spent from a budget line, as it is typed.</summary>
/// <param name="Line">From 1.</param>
/// <param name="PeriodEnd">The last day of the quarter.</param>
public sealed record SpendingForm(int Line, DateOnly? PeriodEnd, decimal? Amount, string Reference)
{
    internal SpendingEntry ToEntry() => new(Line, PeriodEnd ?? default, Amount ?? 0, Reference);
}

/// <summary>What is wrong with the parts of a record, of all of them at once.</summary>
internal sealed class RecordParts
{
    private readonly List<BrokenRule> broken = [];

    /// <param name="prefix">Before the names of its fields.</param>
    /// <returns>Null where it is refused.</returns>
    public T? Of<T>(Func<T> make, string prefix = "")
        where T : class
    {
        try
        {
            return make();
        }
        catch (RuleException refusal)
        {
            broken.AddRange(Under(prefix, refusal.Broken));
            return null;
        }
    }

    public void Add(IEnumerable<BrokenRule> problems) => broken.AddRange(problems);

    /// <exception cref="RuleException">All that is wrong; what is wrong with several parts is reported once.</exception>
    public void Require()
    {
        if (broken.Count > 0)
        {
            throw new RuleException([.. broken.DistinctBy(each => each.Confirmation)]);
        }
    }

    public static IEnumerable<BrokenRule> Under(string prefix, IEnumerable<BrokenRule> broken) =>
        broken.Select(each => each.Subject is null ? each : each with { Subject = prefix + each.Subject });
}

internal static class SentRecords
{
    /// <summary>So many bytes of a record's name are its key, the others what it says.</summary>
    private const int KeyBytes = 8;

    /// <summary>Sent twice by one name it is recorded once, where it says the same: what was changed in between is another record.</summary>
    public static RecordProgress.Command Named(this RecordProgress.Command command, string name)
    {
        var files = command.Files.Select(each => new { each.FileName, each.Title, each.Language, each.IsProduct, each.Milestone });
        var form = command.Form with { Reached = [.. command.Form.Reached.OrderBy(each => each.MilestoneId)] };
        var said = JsonSerializer.SerializeToUtf8Bytes(new { name, form, command.Obstacle, command.Spending, files });
        return command with { Record = new Guid(SHA256.HashData(said).AsSpan(0, 16)) };
    }

    /// <summary>By a key that a program chose for it: what is sent again by that key has to say the same.</summary>
    /// <param name="key">With whom and what it is of: nobody can choose one that is the key of somebody else.</param>
    /// <param name="bytes">SHA-256 of each file.</param>
    public static RecordProgress.Command Keyed(this RecordProgress.Command command, string key, IReadOnlyList<string> bytes)
    {
        var said = command.Named(string.Concat(bytes)).Record!.Value.ToByteArray(bigEndian: true);
        return command with
        {
            Record = new Guid([.. SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, KeyBytes), .. said.AsSpan(0, KeyBytes)], bigEndian: true),
            IsKeyed = true,
        };
    }

    /// <exception cref="RuleException">It has a key by which this person recorded something else of the task: <see cref="Rules.RecordKeyUsed"/>.</exception>
    public static async Task RequireNewKeyAsync(this WorkPlanDb db, WorkTask task, RecordProgress.Command command, CurrentUser user, CancellationToken cancel)
    {
        if (command is not { IsKeyed: true, Record: { } record })
        {
            return;
        }

        var known = await db.Progress.IgnoreQueryFilters().Where(each => each.TaskId == task.Id && each.RecordedBy == user.Id).Select(each => each.RecordId)
            .Union(db.Spending.IgnoreQueryFilters().Where(each => each.TaskId == task.Id && each.RecordedBy == user.Id).Select(each => each.RecordId))
            .ToListAsync(cancel);
        var obstacles = await db.Obstacles.Where(each => each.TaskId == task.Id && each.RecordedBy == user.Id).Select(each => each.RecordId).ToListAsync(cancel);
        if (known.Concat(obstacles.OfType<Guid>()).Any(each => KeyOf(each).SequenceEqual(KeyOf(record))))
        {
            throw new RuleException(Rules.RecordKeyUsed, "key");
        }
    }

    private static ReadOnlySpan<byte> KeyOf(Guid record) => record.ToByteArray(bigEndian: true).AsSpan(0, KeyBytes);

    /// <summary>What this person was answered for a record of that name; null where there is none yet.</summary>
    public static async Task<Guid?> RecordedAsync(this WorkPlanDb db, WorkTask task, Guid record, CurrentUser user, CancellationToken cancel)
    {
        var last = await db.Progress.IgnoreQueryFilters().Where(each => each.TaskId == task.Id && each.RecordId == record && each.RecordedBy == user.Id && each.Corrects == null)
            .OrderByDescending(each => each.SaidAt).Select(each => (Guid?)each.Id).FirstOrDefaultAsync(cancel);
        return last ?? (await db.IsRecordedAsync(task.Id, record, user.Id, cancel) ? record : null);
    }

    /// <summary>A record may hold no update: money or an obstacle alone.</summary>
    private static async Task<bool> IsRecordedAsync(this WorkPlanDb db, Guid task, Guid record, Guid user, CancellationToken cancel) =>
        await db.Spending.IgnoreQueryFilters().AnyAsync(each => each.TaskId == task && each.RecordId == record && each.RecordedBy == user, cancel)
            || await db.Obstacles.AnyAsync(each => each.TaskId == task && each.RecordId == record && each.RecordedBy == user, cancel);
}
