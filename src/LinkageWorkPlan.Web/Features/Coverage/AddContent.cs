using FluentValidation;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Coverage;

/// <summary>Adds a content of the memorandum. Both sides do this as equals; the history says who.</summary>
public static class AddContent
{
    [AllowedTo(Role.Secretary)]
    public sealed record Command(string Code, TextWords Title) : ICommand<Guid>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(command => command.Code).Code(nameof(MemorandumItem.Code), MemorandumItem.CodeMax);
            RuleFor(command => command.Title).Words(nameof(MemorandumItem.Title), MemorandumItem.TitleMax, required: true);
        }
    }

    internal sealed class Handler(WorkPlanDb db, RequestContext context) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command request, CancellationToken cancellationToken)
        {
            var others = await db.Memorandum.AsNoTracking().ToListAsync(cancellationToken);
            var item = new MemorandumItem(request.Code, request.Title.ApplyTo(LocalizedText.Empty, context.User.Language), others);
            db.Memorandum.Add(item);
            await db.SaveChangesAsync(cancellationToken);
            return item.Id;
        }
    }
}
