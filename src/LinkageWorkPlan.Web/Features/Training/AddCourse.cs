using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Plans a training course, or enters one that was held.</summary>
public static class AddCourse
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(CourseForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new CourseForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context, Clock clock) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var number = await db.NextNumberAsync<Course>(cancellationToken);
            var content = request.Form.ToContent(null, context.User.Language);
            var course = new Course(number, content);
            await db.RequireLinksAsync(context.User, content, null, cancellationToken);
            context.Ask(DateQuestions.OfCourse(course.Starts, course.Ends, clock.Today));
            db.Courses.Add(course);
            await db.SaveChangesAsync(cancellationToken);
            return course.Code;
        }
    }
}
