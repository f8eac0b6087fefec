using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Features.Meetings;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Editing;

public partial class TaskEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetTaskEditor.Model? model;
    private TaskInput input = new();
    private TaskForm opened = new();
    private int version;
    private bool isAnother;
    private bool isBegunAgain;
    private GetDecision.Model? decision;

    /// <summary>Code of the task that was saved before another one is added here.</summary>
    private string? added;

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string? TaskCode { get; set; }

    [SupplyParameterFromQuery] private string? Pillar { get; set; }

    /// <summary>The decision that a new task is filled from, as in "M3/D1".</summary>
    [SupplyParameterFromQuery] private string? Decision { get; set; }

    [Inject] private Scripts Scripts { get; set; } = null!;

    private string Heading => TaskCode is null ? Loc["Field.NewTask"] : $"{TaskCode} · {model?.Saved.Title.For(Loc.Language)}";

    private string FormKey => model!.TaskId is { } id ? $"task:{id}" : $"task-new:{model.PlanId}{(Decision is null ? null : $":{Decision}")}";

    private string Back => TaskCode is null ? $"/plans/{PlanCode}" : $"/plans/{PlanCode}/tasks/{TaskCode}";

    protected override async Task OnParametersSetAsync()
    {
        if (model?.PlanCode == PlanCode && model.Saved.Code == (TaskCode ?? string.Empty))
        {
            return;
        }

        await LoadAsync();
        if (model is not null && TaskCode is null)
        {
            decision = Decision is null ? null : await FindAsync(new GetDecision.Query(Decision));
            Begin(Pillar, (await Sender.UserAsync()).Side);
            input.Values = decision.FillIn(input.Values);
        }
    }

    /// <summary>A new task of this pillar, or of the first one where there is no such pillar.</summary>
    private void Begin(string? wanted, Side? lead)
    {
        var pillar = model!.NextCodes.ContainsKey(wanted ?? string.Empty) ? wanted! : model.Pillars.Count > 0 ? model.Pillars[0].Code : string.Empty;
        input.Values = input.Values with { PillarCode = pillar, Code = model.NextCodes.GetValueOrDefault(pillar, string.Empty), Lead = lead };
        input.AddMilestone();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isBegunAgain)
        {
            isBegunAgain = false;
            await Scripts.CallAsync("fields", "go", $"f-{TaskFields.Title.Name}");
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetTaskEditor.Query(PlanCode, TaskCode));
        opened = TaskForm.Of(model?.Saved ?? new TaskContent());
        (input, version) = (TaskInput.Of(opened), model?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var (code, more) = (default(string), isAnother);
        isAnother = false;
        var saved = await TryAsync(async () =>
        {
            var form = input.ToForm();
            unread.Require(() => TaskFormRules.Problems(form));
            code = model!.TaskId is { } id ? await Sender.Send(new ReviseTask.Command(id, form, version))
                : await Sender.Send(new AddTask.Command(model.PlanId, form, decision is null ? null : Decision));
        });
        if (saved && more)
        {
            await BeginAnotherAsync(code);
        }
        else if (saved)
        {
            Navigation.NavigateTo($"/plans/{PlanCode}/tasks/{code}");
        }

        return saved;
    }

    /// <summary>The form for the next task, of the same pillar and with the same side in the lead; it comes from no decision.</summary>
    private async Task BeginAnotherAsync(string? saved)
    {
        var before = input.Values;
        decision = null;
        await LoadAsync();
        if (model is not null)
        {
            added = saved;
            Begin(before.PillarCode, before.Lead);
            isBegunAgain = true;
        }
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        var theirs = await FindAsync(new GetTaskEditor.Query(PlanCode, TaskCode));
        if (theirs is null)
        {
            return;
        }

        var now = TaskForm.Of(theirs.Saved);
        input = TaskInput.Of(input.ToForm().RebaseOn(now, opened));
        (model, opened, version) = (theirs, now, theirs.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(() => Sender.Send(new RemoveTask.Command(model!.TaskId!.Value, version))))
        {
            Navigation.NavigateTo($"/plans/{PlanCode}");
        }
    }
}
