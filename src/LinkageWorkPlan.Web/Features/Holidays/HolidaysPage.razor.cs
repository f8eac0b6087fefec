using System.Globalization;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Holidays;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Layout.Parts;
using LinkageWorkPlan.Web.Requests;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Holidays;

public partial class HolidaysPage
{
    private const int Earliest = 2000;
    private const int Latest = 2100;

    private readonly Unread unread = new();
    private IReadOnlyList<ListHolidays.Row>? holidays;
    private IReadOnlyList<ListMissingHolidays.Row> suggested = [];
    private int year;
    private bool isSecretary;
    private Side? ownSide;
    private HolidayKind kind;
    private DateOnly? first;
    private DateOnly? last;
    private TextWords name = TextWords.None;
    private string? note;

    [SupplyParameterFromQuery(Name = "year")] private string? Asked { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var user = await Sender.UserAsync();
        (isSecretary, ownSide) = (user.Role == Role.Secretary, user.Side);
        var asked = int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? Math.Clamp(read, Earliest, Latest) : Clock.Today.Year;
        if (asked != year)
        {
            year = asked;
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        holidays = await FindAsync(new ListHolidays.Query(year));
        suggested = isSecretary ? await FindAsync(new ListMissingHolidays.Query(year)) ?? [] : [];
    }

    /// <summary>When days off of every year are missing in this one; empty where none are.</summary>
    private string Missing(Side side) => string.Join(", ", YearlyDays.Missing(side, year, holidays!.Where(each => each.Side == side && each.Kind == HolidayKind.Closed).Select(each => (each.First, each.Last)))
        .Select(each => Days(each.First, each.Last)));

    private string Days(ListHolidays.Row holiday) => Days(holiday.First, holiday.Last);

    private string Days(DateOnly first, DateOnly last) => first == last ? DateText.Short(first, Loc.Language) : DateText.ShortRange(first, last, Loc.Language);

    private async Task<bool> AddAsync()
    {
        var added = await DoAsync(() =>
        {
            unread.Require();
            return Sender.Send(new AddHoliday.Command(kind, first, last, name));
        });
        if (added)
        {
            (first, last, name) = (null, null, TextWords.None);
        }

        return added;
    }

    private Task AddMissingAsync() => DoAsync(() => Sender.Send(new AddMissingHolidays.Command(year)));

    private Task DeleteAsync(ListHolidays.Row holiday) => DoAsync(() => Sender.Send(new DeleteHoliday.Command(holiday.Id, holiday.Version)));

    private async Task<bool> DoAsync(Func<Task> action)
    {
        note = null;
        var done = await TryAsync(action);
        if (done)
        {
            note = Loc["Shared.Saved"];
        }

        await LoadAsync();
        return done;
    }
}
