using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;

namespace LinkageWorkPlan.Web.Features.Training;

/// <summary>Adds a product that a course has to leave behind.</summary>
public static class AddProduct
{
    [AllowedTo(Roles.CourseKeepers)]
    public sealed record Command(Guid CourseId, ProductForm Form) : ICommand<string>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command.Form).SetValidator(new ProductForm.Validator());
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, string>
    {
        public async Task<string> Handle(Command request, CancellationToken cancellationToken)
        {
            var course = await db.CourseAsync(context.User, request.CourseId, cancellationToken);
            await db.RequireOwnerAsync(context.User, request.Form.OwnerId, null, cancellationToken);
            var product = course.Add(request.Form.ToContent(null, context.User.Language));
            await db.SaveChangesAsync(cancellationToken);
            return product.Code;
        }
    }
}
