using System.Globalization;
using System.Text.Json;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace LinkageWorkPlan.Web.Features.Plans.Reading;

public partial class PlanGantt
{
    private static readonly string[] Words =
        ["Moving", "Saved", "Cancelled", "Refused", "First", "SaveAnyway", "Leave", "Lost", "SignedOut", "Busy", "Proposing", "Undone", "AskedFirst"];

    private DayScale scale = null!;

    [Parameter, EditorRequired] public GetGantt.Result Shown { get; set; } = null!;
    [Parameter, EditorRequired] public PlanAddress Address { get; set; } = null!;

    /// <summary>True where a year is a few hundred pixels: months have numbers only.</summary>
    private bool IsWide => Address.Zoom is PlanZoom.Years or PlanZoom.Quarter;

    protected override void OnParametersSet() => scale = new DayScale(Shown.From, Shown.To);

    /// <summary>Months, or weeks by their Mondays, or days.</summary>
    private IEnumerable<(DateOnly First, DateOnly Last, string Words)> Steps()
    {
        string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
        if (IsWide)
        {
            // Labels of months get as narrow as a window: over more than three years only those of quarters are left.
            var months = scale.Days > 1100 && Address.Zoom == PlanZoom.Years ? 3 : 1;
            return scale.Parts(months).Select(each => (each.First, each.Last, Number(each.First.Month)));
        }

        var step = Address.Zoom == PlanZoom.Week ? 1 : 7;
        var start = step == 1 ? scale.From : WorkingClock.WeekStart(scale.From);
        return Enumerable.Range(0, (scale.To.DayNumber - start.DayNumber) / step + 1).Select(each => start.AddDays(each * step)).Where(each => each >= scale.From)
            .Select(each => (each, each.AddDays(step - 1) is var last && last > scale.To ? scale.To : last, step == 1 ? Number(each.Day) : DateText.ShortDayMonth(each, Loc.Language)));
    }

    /// <summary>What the script needs: where to send a move, which days are off, and the words it says.</summary>
    private string Setup()
    {
        var plan = Shown.Plan.Head;
        var amendments = $"{PlanAddress.Of(plan.Code)}/amendments/";
        return JsonSerializer.Serialize(
            new
            {
                Address = $"{PlanAddress.Of(plan.Code)}/grid/",
                Plan = plan.Id,
                From = scale.From.ToString("O", CultureInfo.InvariantCulture),
                scale.Days,
                Off = Enumerable.Range(0, scale.Days).Where(each => !Shown.Schedule.Calendar.IsWorkingDay(scale.From.AddDays(each))),
                Columns = new[] { TaskFields.Start.Name, TaskFields.End.Name },
                Propose = Shown.Amendment is { } number ? $"{amendments}{number.ToString(CultureInfo.InvariantCulture)}/tasks/{{0}}?" : $"{amendments}new?task={{0}}&",
                Next = Shown.Page.Number < Shown.Page.Pages ? (Address with { Page = Shown.Page.Number + 1, Task = null }).ToString() : null,
                Words = Words.ToDictionary(JsonNamingPolicy.CamelCase.ConvertName, each => Loc[$"Gantt.Say.{each}"]),
            },
            JsonSerializerOptions.Web);
    }
}
