using System.Security.Cryptography;
using System.Text.Json.Serialization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Features.Plans.Reading;
using LinkageWorkPlan.Web.Features.Progress;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Api;

/// <summary>What a program records of a task, by the rules of the page: all of it or nothing.</summary>
/// <param name="EffectiveOn">UTC+7.</param>
/// <param name="Percent">0 to 100; null where it is not given.</param>
/// <param name="Milestone">Code of a milestone that was reached on <paramref name="EffectiveOn"/>.</param>
/// <param name="Confirm">The <c>confirm</c> of questions that were answered with 409.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiProgressInput(DateOnly? EffectiveOn, int? Percent, ApiWords? Narrative, string? Milestone, ApiDelayInput? Delay, IReadOnlyList<string>? Confirm)
{
    /// <summary>Milestones that were reached, each on a day of its own.</summary>
    public IReadOnlyList<ApiReachedInput>? Milestones { get; init; }

    public ApiObstacleInput? Obstacle { get; init; }
    public IReadOnlyList<ApiSpendingInput>? Spending { get; init; }

    /// <summary>The sender's name for this record: what is sent again by the same name is answered like the first time and recorded once.
    /// Where it says something else it is refused with 422: each record has a name of its own.</summary>
    public string? Key { get; init; }
}

/// <param name="Milestone">Code of the milestone that is late; null for the task's end.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiDelayInput(ApiWords? Reason, ApiWords? Measure, DateOnly? NewDate, string? Milestone);

/// <param name="Code">Of the milestone.</param>
/// <param name="On">Null for the day of the record.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiReachedInput(string? Code, DateOnly? On);

/// <param name="NewDate">The day by which it is to be solved.</param>
/// <param name="Minister">The side whose minister is asked for what <paramref name="Proposal"/> says.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiObstacleInput(ApiWords? Title, ApiWords? Cause, ApiWords? Measure, Side? Responsible, DateOnly? NewDate, Side? Minister, ApiWords? Proposal);

/// <param name="Line">The budget line, from 1.</param>
/// <param name="PeriodEnd">The last day of a quarter of the plan's reports.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiSpendingInput(int Line, DateOnly? PeriodEnd, decimal? Amount, string? Reference);

/// <summary>A text as a program writes it; the account's language is its source where there is more than one.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ApiWords(string? Vi, string? Lo, string? En)
{
    public static TextWords Read(ApiWords? words) => words is null ? TextWords.None : new TextWords(words.Vi, words.Lo, words.En);
}

/// <param name="Id">Of the update that was said last, or of the record where there is none.</param>
internal sealed record ApiRecorded(Guid Id);

internal static class ApiProgress
{
    public static async Task<IResult> RecordAsync(string plan, string task, HttpContext http, Dispatcher dispatcher)
    {
        try
        {
            return await RecordWithAsync(plan, task, await ApiGuard.BodyAsync<ApiProgressInput>(http), [], http, dispatcher);
        }
        catch (ApiUnknownException unknown)
        {
            return ApiProblem.Of(http, unknown);
        }
    }

    /// <param name="files">Evidence that comes with it.</param>
    public static async Task<IResult> RecordWithAsync(string plan, string task, ApiProgressInput input, IReadOnlyList<EvidenceUpload> files, HttpContext http, Dispatcher dispatcher)
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
                Reached = [.. (input.Milestones ?? []).Select(each => new ReachedForm(IdOf(each.Code, "milestones") ?? Guid.Empty, each.On) { Code = each.Code ?? string.Empty })],
                Delay = input.Delay is { } delay ? new DelayForm(ApiWords.Read(delay.Reason), ApiWords.Read(delay.Measure), delay.NewDate, IdOf(delay.Milestone, "delay.milestone")) : null,
            };
            var command = new RecordProgress.Command(found.Id, form, files)
            {
                Obstacle = ObstacleOf(input.Obstacle),
                Spending = [.. (input.Spending ?? []).Select(each => new SpendingForm(each.Line, each.PeriodEnd, each.Amount, each.Reference ?? string.Empty))],
            };
            command = string.IsNullOrEmpty(input.Key) ? command : command.Keyed($"{user.Id}:{found.Id}:{input.Key}", await HashesAsync(files, http.RequestAborted));
            var id = await dispatcher.SendAs(user, command, http.RequestAborted, (input.Confirm ?? []).ToHashSet(StringComparer.Ordinal));
            return TypedResults.Created($"/api/plans/{Uri.EscapeDataString(plan)}/tasks/{Uri.EscapeDataString(task)}", new ApiRecorded(id));
        }
        catch (RuleException refusal)
        {
            return ApiProblem.Of(http, refusal);
        }
    }

    private static ObstacleForm? ObstacleOf(ApiObstacleInput? input) => input is null ? null : new ObstacleForm
    {
        Title = ApiWords.Read(input.Title),
        Cause = ApiWords.Read(input.Cause),
        Measure = ApiWords.Read(input.Measure),
        Responsible = input.Responsible,
        NewDate = input.NewDate,
        Minister = input.Minister,
        Proposal = ApiWords.Read(input.Proposal),
    };

    private static async Task<IReadOnlyList<string>> HashesAsync(IReadOnlyList<EvidenceUpload> files, CancellationToken cancel)
    {
        var hashes = new List<string>();
        foreach (var file in files)
        {
            await using var bytes = file.Open();
            hashes.Add(Convert.ToHexString(await SHA256.HashDataAsync(bytes, cancel)));
        }

        return hashes;
    }
}
