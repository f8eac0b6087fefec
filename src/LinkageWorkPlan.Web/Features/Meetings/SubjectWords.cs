using LinkageWorkPlan.Domain.Meetings;
using LinkageWorkPlan.Web.Layout;

namespace LinkageWorkPlan.Web.Features.Meetings;

internal static class SubjectWords
{
    /// <summary>What a link is called, as in "Task 2026-2027: B2".</summary>
    public static string Of(SubjectLink link, Loc loc) => $"{loc.Name(link.Kind)} {link.Place}";
}
