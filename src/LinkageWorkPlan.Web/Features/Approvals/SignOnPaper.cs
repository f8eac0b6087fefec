using FluentValidation;
using LinkageWorkPlan.Domain;
using LinkageWorkPlan.Domain.Accounts;
using LinkageWorkPlan.Domain.Failures;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Domain.Texts;
using LinkageWorkPlan.Reports.Formatting;
using LinkageWorkPlan.Web.Accounts;
using LinkageWorkPlan.Web.Data;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Features.Reports.Issuing;
using LinkageWorkPlan.Web.Features.SignOff;
using LinkageWorkPlan.Web.Features.Signing;
using LinkageWorkPlan.Web.Files;
using LinkageWorkPlan.Web.Layout.Changes;
using LinkageWorkPlan.Web.Mail;
using LinkageWorkPlan.Web.Requests;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace LinkageWorkPlan.Web.Features.Approvals;

/// <summary>
/// A secretary records that their own side's co-chair signed on paper: who, where, when, the records office's number, and the scanned copy.
/// It counts as much as a signature in the system.
/// </summary>
public static class SignOnPaper
{
    /// <param name="Fingerprint">Printed on the paper that was signed.</param>
    /// <param name="Name">The signatory, without titles.</param>
    /// <param name="ActingFor">The co-chair's position where a deputy signed; blank words otherwise.</param>
    /// <param name="Number">Of their own records office, as typed there; only a report has one. Blank where it is recorded already.</param>
    [AllowedTo(Role.Secretary)]
    public sealed record Command(
        Guid RoundId, string Fingerprint, string Name, TextWords Position, TextWords ActingFor, TextWords Place, DateOnly? SignedOn,
        string Number, DateOnly? NumberDate, EvidenceUpload? Scan, string Password) : ICommand<bool>, IConfirmed
    {
        public override string ToString() => $"{nameof(SignOnPaper)} {RoundId}";
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(command => command).Custom((command, context) =>
        {
            context.Check(command.Position, nameof(Command.Position), Account.PositionMax, required: true);
            context.Check(command.ActingFor, nameof(Command.ActingFor), Account.PositionMax);
            context.Check(command.Place, nameof(Command.Place), Signature.PlaceMax, required: true);
            if (TextNormalizer.Normalize(command.Name).Length == 0)
            {
                context.Break(Rules.Required, nameof(Command.Name), nameof(Command.Name));
            }

            if (command.SignedOn is null)
            {
                context.Break(Rules.Required, nameof(Command.SignedOn), nameof(Command.SignedOn));
            }
        });
    }

    internal sealed class Handler(WorkPlanDb db, RoundSubjects subjects, RequestContext context, Clock clock, MailQueue mails, SigningPower signing) : IRequestHandler<Command, bool>
    {
        /// <returns>True where this was the second signature.</returns>
        public async Task<bool> Handle(Command request, CancellationToken cancellationToken)
        {
            await signing.RequireOpenAsync(context.User.Id, cancellationToken);
            var (round, subject) = await subjects.LockAsync(request.RoundId, cancellationToken);
            if (round.State == RoundState.Open && Domain.Texts.Fingerprint.OfContent(await subject.ContentAsync(cancellationToken)) != round.Fingerprint)
            {
                throw new RuleException(Rules.ContentChanged);
            }

            var unready = await subject.UnreadyTextsAsync(cancellationToken);
            if (unready.Count > 0)
            {
                throw new RuleException(unready);
            }

            // Nobody signs a paper before it was printed, nor tomorrow.
            var sent = WorkingClock.DayOf(new DateTimeOffset(round.RequestedAt, TimeSpan.Zero));
            var day = PaperDay.Require(request.SignedOn!.Value, sent, clock.Today, nameof(Command.SignedOn));
            context.Ask(DateQuestions.OfPaper(nameof(Command.SignedOn), "PaperSignedOn", day, clock.Today).Concat(request.NumberDate is { } numbered ? DateQuestions.OfPaper(nameof(Command.NumberDate), "RecordsNumber.Date", numbered, clock.Today) : []));
            var (user, language) = (context.User, context.User.Language);
            var scan = Scans.Read(request.Scan, user.OwnSide);
            db.SignOffFiles.Add(scan);
            if (round.Subject == SignOffSubject.Report)
            {
                await db.WriteNumberAsync(round.SubjectId, user.OwnSide, request.Number, request.NumberDate, day, clock.Today, cancellationToken);
            }

            LocalizedText Typed(TextWords words) => words.ApplyTo(LocalizedText.Empty, language);
            var (name, acting) = (Check(request.Name), Typed(request.ActingFor));
            var signer = acting.IsEmpty
                ? Signer.CoChair(user.Id, name, Typed(request.Position))
                : Signer.Deputy(user.Id, name, Typed(request.Position), acting, await db.DelegationOfAsync(user.OwnSide, name, day, cancellationToken));
            var complete = round.Sign(user.OwnSide, request.Fingerprint, signer, clock.UtcNow, new SignedPaper(Typed(request.Place), day, scan.Id, scan.Sha256, user.Name));
            if (complete)
            {
                await subject.CompleteAsync(cancellationToken);
            }
            else
            {
                await mails.AskToSignAsync(round, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
            return complete;
        }

        private static string Check(string name)
        {
            var words = TextNormalizer.Normalize(name);
            return TextLimit.Fits(words, Account.NameMax) ? words : throw new RuleException(Rules.TooLong, nameof(Command.Name), nameof(Command.Name), TextLimit.Count(words), Account.NameMax);
        }
    }
}
