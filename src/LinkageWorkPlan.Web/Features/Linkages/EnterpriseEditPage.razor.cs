using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Linkages;

public partial class EnterpriseEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetEnterpriseEditor.Model? model;
    private EnterpriseForm values = new();
    private EnterpriseForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? EnterpriseCode { get; set; }

    private string Heading => EnterpriseCode is null ? Loc["Linkages.AddEnterprise"] : $"{EnterpriseCode} · {model?.Saved?.Name.For(Loc.Language)}";

    private string Back => EnterpriseCode is null ? "/linkages/enterprises" : $"/linkages/enterprises/{EnterpriseCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"enterprise:{id}" : "enterprise-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, EnterpriseCode))
        {
            await LoadAsync();
            shown = (true, EnterpriseCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetEnterpriseEditor.Query(EnterpriseCode));
        opened = model?.Saved is { } saved ? EnterpriseForm.Of(saved) : new EnterpriseForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseEnterprise.Command(id, values, version)) : await Sender.Send(new AddEnterprise.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/linkages/enterprises/{code}");
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
        var theirs = await FindAsync(new GetEnterpriseEditor.Query(EnterpriseCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = EnterpriseForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
