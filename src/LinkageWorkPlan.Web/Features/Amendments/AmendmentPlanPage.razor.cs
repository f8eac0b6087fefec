using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Amendments;

public partial class AmendmentPlanPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetAmendedOutline.Model? model;
    private OutlineInput input = new();
    private OutlineForm opened = OutlineForm.Of(new PlanOutline());
    private int version;

    [Parameter] public string Code { get; set; } = string.Empty;
    [Parameter] public int Number { get; set; }

    private string FormKey => $"amendment-plan:{model!.AmendmentId}";

    private string Back => AmendmentAddress.Of(Code, Number);

    protected override async Task OnParametersSetAsync()
    {
        if (model is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetAmendedOutline.Query(Code, Number));
        if (model is not null)
        {
            opened = OutlineForm.Of(model.Saved);
            (input, version) = (OutlineInput.Of(opened, model.Agreed), model.Version);
        }
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new AmendOutline.Command(model!.AmendmentId, input.ToForm(), version));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task TakeTheirsAsync()
    {
        await draftForm!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    /// <summary>What was not changed here takes their value.</summary>
    private async Task SaveMineAsync()
    {
        if (await FindAsync(new GetAmendedOutline.Query(Code, Number)) is { } theirs)
        {
            var now = OutlineForm.Of(theirs.Saved);
            input = OutlineInput.Of(input.ToForm().RebaseOn(now, opened), theirs.Agreed);
            (model, opened, version) = (theirs, now, theirs.Version);
            await draftForm!.SaveByAsync(SaveAsync);
        }
    }
}
