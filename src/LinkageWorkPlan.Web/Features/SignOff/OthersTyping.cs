using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.SignOff;

/// <summary>
/// Who else is writing just now in what is about to be sent for signature: a plan, an amendment, a report, minutes or a round of scoring. What somebody types is kept as
/// a draft within seconds (<see cref="FormDraft"/>) and dropped when it is saved, so that a draft of the last minutes is somebody at work.
/// </summary>
internal static class OthersTyping
{
    /// <summary>What was typed before has been left.</summary>
    public static readonly TimeSpan Recent = TimeSpan.FromMinutes(10);

    /// <summary>The forms that write what is signed, by the first part of their keys (DraftForm), and the part each writes. The second part of a key is the id of what it is about.</summary>
    private static readonly Dictionary<(SignOffSubject Subject, string Form), Func<string[], string>> Places = new()
    {
        [(SignOffSubject.Report, "report")] = key => Part(key) == "correction" ? "Correction" : Part(key),
        [(SignOffSubject.Report, "proposal")] = key => Enum.TryParse<Side>(Part(key), out var minister) ? SectionKeys.ProposalsTo(minister) : SectionKeys.Proposals,
        [(SignOffSubject.Report, "report-dates")] = _ => "ReportDates",
        [(SignOffSubject.Report, "report-scope")] = _ => "Topic",
        [(SignOffSubject.Report, "text")] = key => Part(key) switch
        {
            "Section" => Part(key, 3),
            "Proposal" => SectionKeys.Proposals,
            _ => Part(key),
        },
        [(SignOffSubject.Plan, "plan")] = _ => "Printed.PlanTitle",
        [(SignOffSubject.Plan, "pillar")] = key => $"Pillar:{Part(key)}",
        [(SignOffSubject.Plan, "pillar-new")] = _ => "NewPillar",
        [(SignOffSubject.Plan, "sector")] = key => $"Sector:{Part(key)}",
        [(SignOffSubject.Plan, "sector-new")] = _ => "NewSector",
        [(SignOffSubject.Plan, "task")] = _ => "Task",
        [(SignOffSubject.Plan, "task-new")] = _ => "NewTask",
        [(SignOffSubject.Plan, "indicator")] = _ => "Indicators",
        [(SignOffSubject.Plan, "indicator-new")] = _ => "Indicators",
        [(SignOffSubject.Plan, "text")] = key => Part(key) is "Pillar" or "Sector" ? $"{Part(key)}:{Part(key, 3)}" : "Printed.PlanTitle",
        [(SignOffSubject.Amendment, "amendment")] = key => Part(key) == "new" ? "NewTask" : Part(key),
        [(SignOffSubject.Amendment, "amendment-drop")] = key => Part(key),
        [(SignOffSubject.Amendment, "amendment-indicator")] = key => Part(key) == "new" ? "NewIndicator" : Part(key),
        [(SignOffSubject.Amendment, "amendment-plan")] = _ => "Outline",
        [(SignOffSubject.Amendment, "amendment-reason")] = _ => "Reason",
        [(SignOffSubject.Amendment, "amendment-withdraw")] = _ => "Withdrawal",
        [(SignOffSubject.Minutes, "meeting")] = _ => "Meeting.Title",
        [(SignOffSubject.Minutes, "meeting-item")] = _ => "MeetingItem.Words",
        [(SignOffSubject.Minutes, "meeting-item-new")] = _ => "MeetingItem.Words",
        [(SignOffSubject.Minutes, "text")] = key => Part(key) == "Item" ? Part(key, 3) : "Meeting.Title",
        [(SignOffSubject.ScoringSheet, "joint-scores")] = _ => "JointScore.Reason",
        [(SignOffSubject.ScoringSheet, "pilot-work")] = _ => "PilotModel.DecidedItem",
        [(SignOffSubject.ScoringSheet, "text")] = _ => "JointScore.Reason",
    };

    /// <summary>The forms it knows: a test asks it about every form of the program.</summary>
    public static IEnumerable<string> Forms => Places.Keys.Select(each => each.Form).Distinct();

    /// <summary>Puts it to the sender once all rules held: what is sent now is frozen without what the others have not saved.</summary>
    /// <exception cref="RuleException"><see cref="Questions.OthersTyping"/>, one a person and place, those of the other side first; its subject is the place.</exception>
    public static async Task AskAboutTypingAsync(this RequestContext context, WorkPlanDb db, SignOffSubject subject, Guid id, DateTime nowUtc, CancellationToken cancel)
    {
        var (own, since) = (context.User, nowUtc - Recent);
        var drafts = await db.FormDrafts.Where(draft => draft.AccountId != own.Id && draft.SavedAt >= since)
            .Join(db.Users, draft => draft.AccountId, user => user.Id, (draft, user) => new { draft.FormKey, user.DisplayName, user.Side }).ToListAsync(cancel);
        if (drafts.Count == 0)
        {
            return;
        }

        var parts = subject == SignOffSubject.Plan ? await db.Tasks.Where(task => task.PlanId == id).ToDictionaryAsync(task => task.Id, task => task.Code, cancel) : [];
        if (subject == SignOffSubject.Plan)
        {
            foreach (var indicator in await db.Indicators.Where(each => each.PlanId == id).Select(each => new { each.Id, each.Code }).ToListAsync(cancel))
            {
                parts[indicator.Id] = indicator.Code;
            }
        }

        if (subject == SignOffSubject.Minutes)
        {
            parts = (await db.Meetings.AsNoTracking().AsSplitQuery().SingleAsync(each => each.Id == id, cancel)).Items.ToDictionary(each => each.Id, each => each.Code);
        }

        if (subject == SignOffSubject.ScoringSheet)
        {
            parts = await db.Pilots.IgnoreAutoIncludes().Where(pilot => db.ScoringSheets.Any(each => each.Id == id && each.Code == pilot.ScoredIn)).ToDictionaryAsync(each => each.Id, each => each.Code, cancel);
        }

        context.Ask(
            from draft in drafts
            let place = PlaceOf(draft.FormKey, subject, id, parts)
            where place is not null
            group draft by (Place: place!, draft.DisplayName, draft.Side) into typing
            orderby typing.Key.Side == own.Side, typing.Key.Place, typing.Key.DisplayName
            select new BrokenRule(Questions.OthersTyping, typing.Key.Place, typing.Key.DisplayName, typing.Key.Side, typing.Key.Place));
    }

    /// <returns>The part that a form writes: a section's key, the code of a task, an indicator, an item of minutes or a pilot model, or the name of a field; null where it writes nothing of the subject.</returns>
    private static string? PlaceOf(string formKey, SignOffSubject subject, Guid id, Dictionary<Guid, string> parts)
    {
        var key = formKey.Split(':');
        if (!Guid.TryParse(key.ElementAtOrDefault(1), out var about) || !Places.TryGetValue((subject, key[0]), out var place))
        {
            return null;
        }

        return parts.GetValueOrDefault(about) ?? (about == id ? place(key) : null);
    }

    private static string Part(string[] key, int at = 2) => key.ElementAtOrDefault(at) ?? string.Empty;
}
