using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Meetings;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Meetings of the group. Who does not see drafts reads those whose minutes both sides confirmed.</summary>
    public IQueryable<Meeting> Meetings => Shown(Matter.Plans, db.Meetings.AsSplitQuery(), meeting => meeting.Confirmations.Count == 2);
}
