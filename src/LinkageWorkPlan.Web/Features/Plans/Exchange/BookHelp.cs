using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Plans.Exchange;

/// <summary>The sheets of a template that hold no rows of a plan.</summary>
internal static class BookHelp
{
    /// <summary>Hidden: what the other sheets choose from.</summary>
    public const string ListsSheet = "Lists";

    private static readonly string[] Parts = ["Codes", "Dates", "Owners", "Indicators", "Lists", "Empty", "Columns"];

    /// <summary>Of the sheet with the help, in any language.</summary>
    public static readonly IReadOnlySet<string> Names = Languages.All.Select(each => NameIn(Loc.In(each))).ToHashSet();

    public static string NameIn(Loc loc) => loc["PlanImport.HelpSheet"];

    /// <summary>How the sheets are filled in, in each of the languages.</summary>
    public static IEnumerable<IReadOnlyList<object?>> Lines(IReadOnlyList<Language> languages, DateOnly from, DateOnly to) =>
        languages.Select(Loc.In).SelectMany(loc => Parts.Select(part => (IReadOnlyList<object?>)[loc[$"PlanImport.Help.{part}", from, to]]).Prepend([loc["PlanImport.HelpTitle"]]).Append([null]));
}
