using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.Talk;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Talk;

/// <summary>What is talked about: a task, a report or an amendment of a plan.</summary>
/// <param name="TaskCode">Null for another thing than a task.</param>
/// <param name="ReportCode">Null for another thing than a report.</param>
/// <param name="Amendment">Its number; null for another thing than an amendment.</param>
public sealed record TalkScope(string PlanCode, string? TaskCode = null, string? ReportCode = null, int? Amendment = null)
{
    public CommentAbout About => TaskCode is not null ? CommentAbout.Task : ReportCode is not null ? CommentAbout.Report : CommentAbout.Amendment;

    /// <summary>The page of what is talked about.</summary>
    public string Subject => About switch
    {
        CommentAbout.Task => $"/plans/{Uri.EscapeDataString(PlanCode)}/tasks/{Uri.EscapeDataString(TaskCode!)}",
        CommentAbout.Report => $"/reports/{Uri.EscapeDataString(PlanCode)}/{Uri.EscapeDataString(ReportCode!)}",
        CommentAbout.Amendment => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/plans/{Uri.EscapeDataString(PlanCode)}/amendments/{Amendment}"),
    };

    /// <summary>The page on which one talks about it.</summary>
    public string Address => Subject + "/talk";

    /// <summary>One comment on it, on whichever of its pages that stands.</summary>
    public string AddressOf(Guid comment) => $"{Address}?comment={comment}#c-{comment}";
}

/// <summary>Something to talk about that this user may read.</summary>
/// <param name="Title">Empty for reports and amendments, which are called by their codes.</param>
/// <param name="Parts">Codes of a task's milestones, or keys of a report's sections, in the order they are read.</param>
internal sealed record OpenTalk(Guid PlanId, Guid SubjectId, string Code, LocalizedText Title, IReadOnlyList<TalkPart> Parts, bool IsClosed)
{
    /// <param name="part">Empty for the whole.</param>
    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: it has no such part.</exception>
    public CommentPlace PlaceOf(CommentAbout about, string part) =>
        part.Length == 0 || Parts.Any(each => each.Code == part) ? new CommentPlace(about, SubjectId, PlanId, Code, part) : throw new RuleException(Rules.NotFound, nameof(Comment.Part));

    /// <exception cref="RuleException"><see cref="Rules.NotFound"/>: also where this user may not see it.</exception>
    public static async Task<OpenTalk> OpenAsync(VisibleDb db, TalkScope scope, CancellationToken cancel)
    {
        var plan = await db.FindPlanAsync(scope.PlanCode, cancel);
        var isClosed = plan.State == Domain.Plans.PlanState.Closed;
        switch (scope.About)
        {
            case CommentAbout.Task:
                var task = await db.Tasks.Include(each => each.Milestones).SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == scope.TaskCode, cancel) ?? throw new RuleException(Rules.NotFound);
                return new OpenTalk(plan.Id, task.Id, task.Code, task.Agreed.Title, [.. task.Milestones.OrderBy(each => each.Code, StringComparer.Ordinal).Select(each => new TalkPart(each.Code, each.Title))], isClosed);
            case CommentAbout.Report:
                var report = await db.Reports.SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Code == scope.ReportCode, cancel) ?? throw new RuleException(Rules.NotFound);
                return new OpenTalk(plan.Id, report.Id, report.Code, LocalizedText.Empty, [.. SectionKeys.All.Select(key => new TalkPart(key, LocalizedText.Empty))], isClosed);
            default:
                var amendment = await db.Amendments.SingleOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == scope.Amendment, cancel) ?? throw new RuleException(Rules.NotFound);
                return new OpenTalk(plan.Id, amendment.Id, amendment.Code, LocalizedText.Empty, [], isClosed);
        }
    }
}

/// <summary>A part of what is talked about.</summary>
/// <param name="Title">Empty where its code says it.</param>
public sealed record TalkPart(string Code, LocalizedText Title);
