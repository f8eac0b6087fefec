using LinkageWorkPlan.Web.Layout.Parts;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Linkages;

public partial class ContactPage
{
    private readonly Unread unread = new();
    private DraftForm? form;
    private GetContact.Model? model;
    private string person = string.Empty;
    private string phone = string.Empty;
    private string mail = string.Empty;
    private bool isShared;
    private int version;
    private string? shown;

    [Parameter] public string EnterpriseCode { get; set; } = string.Empty;

    private string Back => $"/linkages/enterprises/{EnterpriseCode}";

    protected override async Task OnParametersSetAsync()
    {
        if (shown != EnterpriseCode)
        {
            await LoadAsync();
            shown = EnterpriseCode;
        }
    }

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetContact.Query(EnterpriseCode));
        (person, phone, mail) = (model?.Saved?.Person ?? string.Empty, model?.Saved?.Phone ?? string.Empty, model?.Saved?.Mail ?? string.Empty);
        (isShared, version) = (model?.Saved?.IsShared ?? false, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(new KeepContact.Command(model!.Enterprise.Id, person, phone, mail, isShared, version));
        });
        if (saved)
        {
            Navigation.NavigateTo(Back);
        }

        return saved;
    }

    private async Task RemoveAsync(int seen)
    {
        if (await TryAsync(() => Sender.Send(new RemoveContact.Command(model!.Enterprise.Id, seen))))
        {
            Navigation.NavigateTo(Back);
        }
    }

    private async Task TakeTheirsAsync()
    {
        await form!.DropAsync();
        ClearFailures();
        await LoadAsync();
    }

    private async Task SaveMineAsync()
    {
        version = (await FindAsync(new GetContact.Query(EnterpriseCode)))?.Saved?.Version ?? 0;
        await form!.SaveByAsync(SaveAsync);
    }
}
