using System.Globalization;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Layout;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Texts;

public partial class TextsPage
{
    private readonly HashSet<int> done = [];
    private ListTexts.Model? list;
    private CurrentUser user = CurrentUser.Nobody;
    private Language language;
    private TextFilter filter;
    private int at;
    private int turn;
    private bool hasMoved;
    private string? shown;

    [Parameter] public string PlanCode { get; set; } = string.Empty;
    [Parameter] public string? ReportCode { get; set; }

    [SupplyParameterFromQuery] private string? Lang { get; set; }
    [SupplyParameterFromQuery] private string? State { get; set; }
    [SupplyParameterFromQuery] private string? Task { get; set; }
    [SupplyParameterFromQuery] private int? Page { get; set; }

    private TextScope Scope => new(PlanCode, Task, ReportCode);

    private TextRow? Current => list is not null && at < list.Rows.Count ? list.Rows[at] : null;

    protected override void OnInitialized() => Presence.Changed += Follow;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Navigation.Uri)
        {
            return;
        }

        shown = Navigation.Uri;
        language = Languages.TryRead(Lang, out var asked) ? asked : Loc.Language.IsOfficial() ? Loc.Language : Language.Lo;
        filter = Enum.TryParse<TextFilter>(State, ignoreCase: true, out var state) ? state : TextFilter.Open;
        user = await Sender.UserAsync();
        await LoadAsync(Page ?? 1);
    }

    private async Task LoadAsync(int page)
    {
        list = await FindAsync(new ListTexts.Query(Scope, language, filter, page));
        done.Clear();
        at = 0;
        if (list is not null)
        {
            var free = list.Rows.Index().Where(each => OtherEditor(each.Item) is null).Select(each => (int?)each.Index).FirstOrDefault();
            at = free ?? 0;
        }

        Enter();
    }

    private bool MayWrite(TextRow row) => user.Role == Role.Secretary && (row.IsAgreed ? list!.AgreedAreOpen : list!.OthersAreOpen);

    private string? OtherEditor(TextRow row) => Presence.OtherEditor(this, DeskPresence.Place.Of(row, language));

    private void GoTo(int index)
    {
        (at, hasMoved) = (index, true);
        Enter();
    }

    private void Enter()
    {
        if (RendererInfo.IsInteractive && Current is { } row)
        {
            Presence.Enter(this, DeskPresence.Place.Of(row, language), user.Id, user.Name);
        }
    }

    private void SavedAsync()
    {
        turn++;
        done.Add(at);
        Presence.Saved(DeskPresence.Place.Of(list!.Rows[at], language));
    }

    /// <summary>The next text that is not done and that nobody else has open; after the last one, what is open by then.</summary>
    private async Task NextAsync()
    {
        hasMoved = true;
        var next = Enumerable.Range(at + 1, Math.Max(0, list!.Rows.Count - at - 1))
            .Where(index => !done.Contains(index) && OtherEditor(list.Rows[index]) is null).Select(index => (int?)index).FirstOrDefault();
        if (next is { } index)
        {
            GoTo(index);
        }
        else if (filter == TextFilter.Open)
        {
            await LoadAsync(1);
        }
        else if (list.Page * ListTexts.PageSize < list.Count)
        {
            Navigation.NavigateTo(Address(language, filter, list.Page + 1));
        }
    }

    /// <summary>Others came, went or saved: their marks in the list change, and the totals with them.</summary>
    private void Follow(DeskPresence.Place? saved) => _ = InvokeAsync(() =>
    {
        if (saved is not null
            && list?.Rows.Index().Where(each => DeskPresence.Place.Of(each.Item, language) == saved).Select(each => (int?)each.Index)
            .FirstOrDefault() is { } index && index != at)
        {
            done.Add(index);
            turn++;
        }

        StateHasChanged();
    });

    private string Address(Language of, TextFilter which, int page, bool ofTask = true) =>
        $"{Scope.Address}?lang={of.Code()}&state={which.ToString().ToLowerInvariant()}"
        + (ofTask && Task is not null ? $"&task={Uri.EscapeDataString(Task)}" : string.Empty) + (page > 1
            ? string.Create(CultureInfo.InvariantCulture, $"&page={page}") : string.Empty);

    public void Dispose()
    {
        Presence.Changed -= Follow;
        Presence.Leave(this);
    }
}
