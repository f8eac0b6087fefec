using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;

namespace LinkageWorkPlan.Web.Features.Park;

public partial class ParkEditPage
{
    private readonly Unread unread = new();
    private DraftForm? draftForm;
    private GetParkEditor.Model? model;
    private ParkForm values = new();
    private ParkForm opened = new();
    private int version;

    private string Heading => model?.Saved is null ? Loc["Park.Begin"] : Loc["Park.Heading"];

    private string FormKey => model!.Saved is { Id: var id } ? $"park:{id}" : "park-new";

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        model = await FindAsync(new GetParkEditor.Query());
        opened = model?.Saved is { } saved ? ParkForm.Of(saved) : new ParkForm();
        (values, version) = (opened, model?.Saved?.Version ?? 0);
    }

    private async Task<bool> SaveAsync()
    {
        var saved = await TryAsync(async () =>
        {
            unread.Require();
            await Sender.Send(model!.Saved is null ? new BeginPark.Command(values) : (ICommand)new RevisePark.Command(values, version));
        });
        if (saved)
        {
            Navigation.NavigateTo("/park");
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
        var theirs = await FindAsync(new GetParkEditor.Query());
        if (theirs?.Saved is null)
        {
            return;
        }

        var now = ParkForm.Of(theirs.Saved);
        values = values.RebaseOn(now, opened);
        (model, opened, version) = (theirs, now, theirs.Saved.Version);
        await draftForm!.SaveByAsync(SaveAsync);
    }
}
