using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
using LinkageWorkPlan.Web.Features.Obstacles;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Progress;

public partial class ProgressPage
{
    private readonly Unread unread = new();
    private readonly HashSet<Guid> kept = [];
    private ProgressFields fields = new();
    /// <summary>What was sent and not answered is sent again by the same name, also after the page was loaded again: it is kept with what was typed.</summary>
    private string record = ReachedMilestone.KeyOf(Guid.CreateVersion7());

    private string why = string.Empty;
    private GetProgressForm.Model? task;
    private EvidenceFiles? evidence;

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string TaskCode { get; set; } = string.Empty;

    /// <summary>The update that is corrected; null for a new one.</summary>
    [SupplyParameterFromQuery(Name = "correct")] private Guid? Correct { get; set; }

    /// <summary>Code of a milestone that is ticked when the form is opened.</summary>
    [SupplyParameterFromQuery(Name = "milestone")] private string? Milestone { get; set; }

    /// <summary>Milestones that are ticked, in the order of the form.</summary>
    private IReadOnlyList<GetProgressForm.OpenMilestone> Ticked => [.. task?.Milestones.Where(each => fields.Reached.ContainsKey(each.Id)) ?? []];

    private string TaskAddress => $"/plans/{PlanCode}/tasks/{TaskCode}";

    protected override async Task OnInitializedAsync()
    {
        task = await FindAsync(new GetProgressForm.Query(PlanCode, TaskCode, Correct));
        fields.EffectiveOn = Clock.Today;
        if (task?.Corrected is { } corrected)
        {
            fields = ProgressFields.Of(corrected.Update);
            kept.UnionWith(corrected.Evidence.Select(each => each.Id));
        }
        else if (task is not null)
        {
            fields.Spending = [.. task.Budget.Select(each => new SpendingFields { Line = each.Number, PeriodEnd = task.Quarters.Count > 0 ? task.Quarters[0].End : null })];
            fields.Obstacle = new ObstacleForm { Responsible = (await Sender.UserAsync()).Side };
            if (task.Milestones.FirstOrDefault(each => each.Code == Milestone && each.Reached is null) is { } ticked)
            {
                fields.Reached[ticked.Id] = fields.EffectiveOn;
            }
        }
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            if (evidence is { IsReceiving: true })
            {
                throw new RuleException(Rules.EvidenceOnItsWay, nameof(Evidence));
            }

            IReadOnlyList<EvidenceUpload> files = evidence?.Uploads ?? [];
            var form = fields.ToForm(task!.Milestones.ToDictionary(each => each.Id, each => each.Code));
            unread.Require(() => [.. form.WithoutEvidence(files)]);
            await (Correct is { } update
                ? Sender.Send(new CorrectProgress.Command(update, form, [.. kept], files, why))
                : Sender.Send(new RecordProgress.Command(task.TaskId, form, files)
                {
                    Obstacle = fields.HasObstacle ? fields.Obstacle : null,
                    Spending = fields.ToSpending(),
                }.Named(record)));
        });
        if (saved)
        {
            Navigation.NavigateTo(TaskAddress);
        }

        return saved;
    }

    private void Keep(Guid file, bool isKept)
    {
        if (isKept)
        {
            kept.Add(file);
        }
        else
        {
            kept.Remove(file);
        }
    }

    private async Task WithdrawAsync()
    {
        if (await TryAsync(() => Sender.Send(new WithdrawProgress.Command(Correct!.Value, why))))
        {
            Navigation.NavigateTo(TaskAddress);
        }
    }
}
