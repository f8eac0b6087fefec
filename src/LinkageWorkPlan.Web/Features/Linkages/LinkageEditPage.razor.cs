using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Linkages;

public partial class LinkageEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetLinkageEditor.Model? model;
    private LinkageForm values = new();
    private LinkageForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? LinkageCode { get; set; }

    /// <summary>Code of an enterprise that a new one is of; null for none.</summary>
    [SupplyParameterFromQuery(Name = "with")] public string? With { get; set; }

    private string Heading => LinkageCode is null ? Loc["Linkages.Add"] : $"{LinkageCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => LinkageCode is null ? "/linkages" : $"/linkages/{LinkageCode}";

    private string FormKey => model!.Saved is { Id: var id } ? $"linkage:{id}" : "linkage-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, LinkageCode))
        {
            await LoadAsync();
            shown = (true, LinkageCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetLinkageEditor.Query(LinkageCode));
        opened = model?.Saved is { } saved ? LinkageForm.Of(saved) : New();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    /// <summary>A new one, of the enterprise that the address names.</summary>
    private LinkageForm New() => model?.Enterprises.FirstOrDefault(each => each.Code == With) is not { } enterprise ? new LinkageForm()
        : enterprise.Side == Side.Vietnam ? new LinkageForm { Vietnam = enterprise.Code } : new LinkageForm { Laos = enterprise.Code };

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseLinkage.Command(id, values, version)) : await Sender.Send(new AddLinkage.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo($"/linkages/{code}");
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
        var theirs = await FindAsync(new GetLinkageEditor.Query(LinkageCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = LinkageForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
