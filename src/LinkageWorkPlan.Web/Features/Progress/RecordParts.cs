using System.Security.Cryptography;
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
    /// <summary>Sent twice by one name it is recorded once, where it says the same: what was changed in between is another record.</summary>
    public static RecordProgress.Command Named(this RecordProgress.Command command, string name)
    {
        var files = command.Files.Select(each => new { each.FileName, each.Title, each.Language, each.IsProduct, each.Milestone });
        var form = command.Form with { Reached = [.. command.Form.Reached.OrderBy(each => each.MilestoneId)] };
        var said = JsonSerializer.SerializeToUtf8Bytes(new { name, form, command.Obstacle, command.Spending, files });
        return command with { Record = new Guid(SHA256.HashData(said).AsSpan(0, 16)) };
    }

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
