using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Library;

public partial class RequestEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetSideRequestEditor.Model? model;
    private SideRequestForm values = new();
    private SideRequestForm opened = new();
    private int version;
    private (bool IsShown, string? Code) shown;

    /// <summary>Null for a new one.</summary>
    [Parameter] public string? RequestCode { get; set; }

    private string Heading => RequestCode is null ? Loc["Library.Ask"] : $"{RequestCode} · {model?.Saved?.Title.For(Loc.Language)}";

    private string Back => RequestCode is null ? "/library/requests" : SideRequestRecords.AddressOf(RequestCode);

    private string FormKey => model!.Saved is { Id: var id } ? $"request:{id}" : "request-new";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != (true, RequestCode))
        {
            await LoadAsync();
            shown = (true, RequestCode);
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetSideRequestEditor.Query(RequestCode));
        opened = model?.Saved is { } saved ? SideRequestForm.Of(saved) : new SideRequestForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        string? code = null;
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            code = model!.Saved is { Id: var id } ? await Sender.Send(new ReviseSideRequest.Command(id, values, version)) : await Sender.Send(new AskOtherSide.Command(values));
        });
        if (saved)
        {
            Navigation.NavigateTo(SideRequestRecords.AddressOf(code!));
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
        var theirs = await FindAsync(new GetSideRequestEditor.Query(RequestCode));
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = SideRequestForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
