using LinkageWorkPlan.Domain.Plans;
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

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string? TaskCode { get; set; }

    [SupplyParameterFromQuery] private string? Pillar { get; set; }

    private string Heading => TaskCode is null ? Loc["Field.NewTask"] : $"{TaskCode} · {model?.Saved.Title.For(Loc.Language)}";

    private string FormKey => model!.TaskId is { } id ? $"task:{id}" : $"task-new:{model.PlanId}";

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
            var pillar = model.NextCodes.ContainsKey(Pillar ?? string.Empty) ? Pillar! : model.Pillars.Count > 0 ? model.Pillars[0].Code : string.Empty;
            input.Values = input.Values with
            {
                PillarCode = pillar,
                Code = model.NextCodes.GetValueOrDefault(pillar, string.Empty),
                Lead = (await Sender.UserAsync()).Side,
            };
            input.AddMilestone();
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
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            var form = input.ToForm();
            unread.Require(() => TaskFormRules.Problems(form));
            code = model!.TaskId is { } id ? await Sender.Send(new ReviseTask.Command(id, form, version))
                : await Sender.Send(new AddTask.Command(model.PlanId, form));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/plans/{PlanCode}/tasks/{code}");
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
