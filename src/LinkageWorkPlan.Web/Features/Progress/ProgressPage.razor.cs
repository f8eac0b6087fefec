using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Progress;
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
    private string why = string.Empty;
    private GetProgressForm.Model? task;
    private EvidenceFiles? evidence;

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string TaskCode { get; set; } = string.Empty;

    /// <summary>The update that is corrected; null for a new one.</summary>
    [SupplyParameterFromQuery(Name = "correct")] private Guid? Correct { get; set; }

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
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            if (evidence is { IsReceiving: true })
            {
                throw new RuleException(Rules.EvidenceOnItsWay, nameof(Evidence));
            }

            unread.Require();
            IReadOnlyList<EvidenceUpload> files = [.. evidence?.Files.Select(each => each.ToUpload()) ?? []];
            await (Correct is { } update
                ? Sender.Send(new CorrectProgress.Command(update, fields.ToForm(), [.. kept], files, why))
                : Sender.Send(new RecordProgress.Command(task!.TaskId, fields.ToForm(), files)));
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
