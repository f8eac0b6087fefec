using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Changes what a course is, where and when.</summary>
public static class ReviseCourse
{
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, CourseForm Form, int Version) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new CourseForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, request.Version, cancellationToken);
            var before = (course.Starts, course.Ends);
            var content = request.Form.ToContent(course, context.User.Language);
            await db.RequireLinksAsync(context.User, content, course, cancellationToken);
            course.Revise(content, clock.Today);
            context.Ask(before == (course.Starts, course.Ends) ? [] : DateQuestions.OfCourse(course.Starts, course.Ends, clock.Today));
            await db.SaveChangesAsync(cancellationToken);
            return course.Code;
        }
    }
}
