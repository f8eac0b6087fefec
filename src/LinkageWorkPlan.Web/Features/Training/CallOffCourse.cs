using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Domain.Training;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Calls a course off; it stays in the list with its reason.</summary>
public static class CallOffCourse
{
    /// <param name="Why">Required.</param>
    /// <param name="Version">The version the form was opened with.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(Guid CourseId, string Why, int Version) : ICommand<string>
    {
        public string? Reason => Why;
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Why)
            .Custom((why, context) => context.Check(new TextWords(why, null, null), Course.CallOffReason, Course.ReasonMax, required: true, label: "Reason"));
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, request.Version, cancellationToken);
            course.CallOff(request.Why);
            await db.SaveChangesAsync(cancellationToken);
            return course.Code;
        }
    }
}
