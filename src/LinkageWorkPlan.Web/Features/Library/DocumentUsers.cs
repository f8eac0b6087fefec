using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.Library;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Library;

/// <summary>What uses documents: whether it is there, what it is called, and where its page is.</summary>
internal static class DocumentUsers
{
    /// <exception cref="RuleException"><see cref="Rules.DocumentUserUnknown"/>.</exception>
    public static async Task RequireUserAsync(this WorkPlanDb db, DocumentUseLink link, CancellationToken cancel)
    {
        var isThere = link.Kind switch
        {
            DocumentUser.Task => await db.Tasks.AnyAsync(task => task.Code == link.Code && task.DroppedOn == null && db.Plans.Any(plan => plan.Id == task.PlanId && plan.Code == link.PlanCode), cancel),
            DocumentUser.Pilot => await db.Pilots.IgnoreAutoIncludes().AnyAsync(each => each.Code == link.Code, cancel),
            DocumentUser.Course => await db.Courses.IgnoreAutoIncludes().AnyAsync(each => each.Code == link.Code, cancel),
            DocumentUser.Meeting => await db.Meetings.IgnoreAutoIncludes().AnyAsync(each => each.Code == link.Code, cancel),
        };
        if (!isThere)
        {
            throw new RuleException(Rules.DocumentUserUnknown, null, link.Code);
        }
    }

    /// <summary>What the reader may know of what uses a document, in the order of kinds and codes.</summary>
    public static async Task<IReadOnlyList<GetDocument.UsedBy>> UsersOfAsync(this VisibleDb db, LibraryDocument document, CancellationToken cancel)
    {
        List<string> Codes(DocumentUser kind) => [.. document.Uses.Where(each => each.Kind == kind).Select(each => each.SubjectCode)];
        var (tasks, pilots, courses, meetings) = (Codes(DocumentUser.Task), Codes(DocumentUser.Pilot), Codes(DocumentUser.Course), Codes(DocumentUser.Meeting));
        var titles = new Dictionary<DocumentUseLink, LocalizedText>();
        if (tasks.Count > 0)
        {
            foreach (var each in await db.Tasks.Where(task => tasks.Contains(task.Code)).Join(db.Plans, task => task.PlanId, plan => plan.Id, (task, plan) => new { Plan = plan.Code, task.Code, task.Agreed.Title }).ToListAsync(cancel))
            {
                titles[new DocumentUseLink(DocumentUser.Task, each.Plan, each.Code)] = each.Title;
            }
        }

        if (pilots.Count + courses.Count + meetings.Count > 0)
        {
            foreach (var each in await db.Pilots.IgnoreAutoIncludes().Where(each => pilots.Contains(each.Code)).Select(each => new { each.Code, each.Title }).ToListAsync(cancel))
            {
                titles[new DocumentUseLink(DocumentUser.Pilot, string.Empty, each.Code)] = each.Title;
            }

            foreach (var each in await db.Courses.IgnoreAutoIncludes().Where(each => courses.Contains(each.Code)).Select(each => new { each.Code, each.Title }).ToListAsync(cancel))
            {
                titles[new DocumentUseLink(DocumentUser.Course, string.Empty, each.Code)] = each.Title;
            }

            foreach (var each in await db.Meetings.IgnoreAutoIncludes().Where(each => meetings.Contains(each.Code)).Select(each => new { each.Code, each.Title }).ToListAsync(cancel))
            {
                titles[new DocumentUseLink(DocumentUser.Meeting, string.Empty, each.Code)] = each.Title;
            }
        }

        var requests = await db.SideRequests.IgnoreAutoIncludes().OrderBy(each => each.Number).Select(each => new { each.Code, each.Title, each.Documents }).ToListAsync(cancel);
        return
        [
            .. document.Uses.Where(each => titles.ContainsKey(each.Link)).OrderBy(each => each.Kind).ThenBy(each => each.PlanCode, StringComparer.Ordinal).ThenBy(each => each.SubjectCode, StringComparer.Ordinal)
                .Select(each => new GetDocument.UsedBy(each.Code, NameOf(each.Link), AddressOf(each.Link), titles[each.Link])),
            .. requests.Where(each => each.Documents.Contains(document.Code)).Select(each => new GetDocument.UsedBy(null, each.Code, SideRequestRecords.AddressOf(each.Code), each.Title)),
        ];
    }

    public static string AddressOf(DocumentUseLink link) => link.Kind switch
    {
        DocumentUser.Task => $"/plans/{Uri.EscapeDataString(link.PlanCode)}/tasks/{Uri.EscapeDataString(link.Code)}",
        DocumentUser.Pilot => $"/pilots/{link.Code}",
        DocumentUser.Course => $"/training/{link.Code}",
        DocumentUser.Meeting => $"/meetings/{link.Code}",
    };

    public static string NameOf(DocumentUseLink link) => link.PlanCode.Length > 0 ? $"{link.PlanCode}: {link.Code}" : link.Code;
}
