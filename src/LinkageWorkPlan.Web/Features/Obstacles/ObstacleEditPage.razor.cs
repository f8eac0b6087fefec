using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Obstacles;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Obstacles;

public partial class ObstacleEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetObstacleEditor.Model? model;
    private ObstacleForm values = new();
    private ObstacleForm opened = new();
    private string? about;
    private int version;
    private (string, string?)? shown;

    [Inject] private Clock Clock { get; set; } = null!;

    [Parameter] public string PlanCode { get; set; } = string.Empty;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? ObstacleCode { get; set; }

    /// <summary>The task that a new one is about.</summary>
    [SupplyParameterFromQuery] private string? Task { get; set; }

    private string Heading => ObstacleCode is null ? Loc["Obstacles.Add"] : $"{ObstacleCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string WhyNot => model!.State != PlanState.Adopted ? Loc[Rules.PlanNotAdopted, PlanCode]
        : model.Saved is { State: ObstacleState.Closed, ClosedOn: { } day } ? Loc[Rules.ObstacleClosed, ObstacleCode, day]
        : Loc[Rules.ObstacleWithdrawn, ObstacleCode];

    private string FormKey => model!.Saved is { Id: var id } ? $"obstacle:{id}" : $"obstacle-new:{model.PlanId}";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (PlanCode, ObstacleCode))
        {
            await LoadAsync();
            shown = (PlanCode, ObstacleCode);
            about = model?.Tasks.FirstOrDefault(each => each.Code == Task)?.Code;
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetObstacleEditor.Query(PlanCode, ObstacleCode));
        opened = model?.Saved is { } saved ? ObstacleForm.Of(saved) : new ObstacleForm { OpenedOn = Clock.Today, Responsible = (await Sender.UserAsync()).Side };
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseObstacle.Command(id, values, version))
                : await Sender.Send(new OpenObstacle.Command(model.PlanId, string.IsNullOrEmpty(about) ? null : about, values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/plans/{PlanCode}/obstacles#{code}");
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetObstacleEditor.Query(PlanCode, ObstacleCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = ObstacleForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
