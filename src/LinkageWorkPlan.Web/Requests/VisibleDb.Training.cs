using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Training;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Courses of the group. Who does not see drafts reads those that were held; an organiser their own, in every state.</summary>
    public IQueryable<Course> Courses => Shown(Matter.Courses, db.Courses, course => course.State == CourseState.Held, Course.OrganisedBy(User.Id));

    /// <summary>Answers to evaluations of courses that were held; shown together alone.</summary>
    public IQueryable<CourseEvaluation> CourseEvaluations => db.CourseEvaluations.AsNoTracking().Where(evaluation => CourseIds.Contains(evaluation.CourseId));

    /// <summary>Who keeps the courses that the reader sees.</summary>
    public IQueryable<CourseOrganiser> CourseOrganisers => db.CourseOrganisers.AsNoTracking().Where(organiser => CourseIds.Contains(organiser.CourseId));

    /// <summary>Participants of these courses: how many there are is for all who read courses, their names are for those who keep them.</summary>
    public IQueryable<CourseParticipant> CourseParticipants => db.CourseParticipants.AsNoTracking().Where(participant => CourseIds.Contains(participant.CourseId));

    /// <summary>Files of products. Who does not see drafts reads those that were accepted, of courses that were held; an organiser all of their own courses.</summary>
    public IQueryable<ProductFile> ProductFiles
    {
        get
        {
            var own = CourseIds;
            return Shown(
                Matter.Courses, db.ProductFiles, file => db.Courses.Any(course => course.State == CourseState.Held && course.Products.Any(product => product.FileId == file.Id && product.State == ProductState.Accepted)),
                file => own.Contains(file.CourseId));
        }
    }

    /// <summary>True where this reader also reads files that are not accepted.</summary>
    public bool ReadsAllProducts => Of(Matter.Courses) is Sight.Everything or Sight.Own;

    private IQueryable<Guid> CourseIds => Courses.IgnoreAutoIncludes().Select(course => course.Id);

    /// <summary>Owners of the organiser's own side in plans that were adopted, and those named in the organiser's courses.</summary>
    private IQueryable<Owner> MakersOfProducts
    {
        get
        {
            var (side, own) = (User.Side, Courses.IgnoreAutoIncludes());
            var known = db.Tasks.Where(task => db.Plans.Any(plan => plan.Id == task.PlanId && (plan.State == PlanState.Adopted || plan.State == PlanState.Closed)));
            return db.Owners.AsNoTracking().Where(owner => (owner.Side == side && db.Set<TaskOwner>().Any(link => link.OwnerId == owner.Id && known.Any(task => task.Id == link.TaskId))) || own.Any(course => course.Products.Any(product => product.OwnerId == owner.Id)));
        }
    }
}
