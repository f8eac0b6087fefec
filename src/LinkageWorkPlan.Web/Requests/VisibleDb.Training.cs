using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;

namespace LinkageWorkPlan.Web.Requests;

public sealed partial class VisibleDb
{
    /// <summary>Courses of the group. Who does not see drafts reads those that were held.</summary>
    public IQueryable<Course> Courses => Shown(Matter.Plans, db.Courses, course => course.State == CourseState.Held);

    /// <summary>Answers to evaluations of courses that were held; shown together alone.</summary>
    public IQueryable<CourseEvaluation> CourseEvaluations => Shown(Matter.Plans, db.CourseEvaluations, evaluation => db.Courses.Any(course => course.Id == evaluation.CourseId && course.State == CourseState.Held));

    /// <summary>Participants of these courses: how many there are is for all who read courses, their names are for secretaries.</summary>
    public IQueryable<CourseParticipant> CourseParticipants => Shown(Matter.Plans, db.CourseParticipants, participant => db.Courses.Any(course => course.Id == participant.CourseId && course.State == CourseState.Held));

    /// <summary>Files of products. Who does not see drafts reads those that were accepted, of courses that were held.</summary>
    public IQueryable<ProductFile> ProductFiles => Shown(
        Matter.Plans, db.ProductFiles, file => db.Courses.Any(course => course.State == CourseState.Held && course.Products.Any(product => product.FileId == file.Id && product.State == ProductState.Accepted)));
}
