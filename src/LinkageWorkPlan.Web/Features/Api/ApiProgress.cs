using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>What a program records of a task, by the rules of the page.</summary>
/// <param name="EffectiveOn">UTC+7.</param>
/// <param name="Percent">0 to 100; null where it is not given.</param>
/// <param name="Milestone">Code of a milestone that was reached.</param>
/// <param name="Confirm">The <c>confirm</c> of questions that were answered with 409.</param>
internal sealed record ApiProgressInput(DateOnly? EffectiveOn, int? Percent, ApiWords? Narrative, string? Milestone, ApiDelayInput? Delay, IReadOnlyList<string>? Confirm);

/// <param name="Milestone">Code of the milestone that is late; null for the task's end.</param>
internal sealed record ApiDelayInput(ApiWords? Reason, ApiWords? Measure, DateOnly? NewDate, string? Milestone);

/// <summary>A text as a program writes it; the account's language is its source where there is more than one.</summary>
internal sealed record ApiWords(string? Vi, string? Lo, string? En)
{
    public static TextWords Read(ApiWords? words) => words is null ? TextWords.None : new TextWords(words.Vi, words.Lo, words.En);
}

/// <param name="Id">Of the update.</param>
internal sealed record ApiRecorded(Guid Id);

internal static class ApiProgress
{
    public static async Task<IResult> RecordAsync(string plan, string task, ApiProgressInput input, HttpContext http, Dispatcher dispatcher)
    {
        var user = CurrentUser.From(http.User);
        try
        {
            var found = (await dispatcher.SendAs(user, new GetTask.Query(plan, task), http.RequestAborted)).Task;
            Guid? IdOf(string? code, string field) => string.IsNullOrEmpty(code) ? null
                : found.Milestones.FirstOrDefault(each => each.Code == code)?.Id ?? throw new RuleException(Rules.MilestoneUnknown, field, code);
            var form = new ProgressForm
            {
                EffectiveOn = input.EffectiveOn,
                Percent = input.Percent,
                Narrative = ApiWords.Read(input.Narrative),
                MilestoneReached = IdOf(input.Milestone, "milestone"),
                Delay = input.Delay is { } delay ? new DelayForm(ApiWords.Read(delay.Reason), ApiWords.Read(delay.Measure), delay.NewDate, IdOf(delay.Milestone, "delay.milestone")) : null,
            };
            var id = await dispatcher.SendAs(user, new RecordProgress.Command(found.Id, form, []), http.RequestAborted, (input.Confirm ?? []).ToHashSet(StringComparer.Ordinal));
            return TypedResults.Created($"/api/plans/{Uri.EscapeDataString(plan)}/tasks/{Uri.EscapeDataString(task)}", new ApiRecorded(id));
        }
        catch (RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
    }
}
