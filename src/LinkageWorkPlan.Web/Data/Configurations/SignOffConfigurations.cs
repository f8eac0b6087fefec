using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Domain.Reports;
using LinkageWorkPlan.Domain.SignOff;
using LinkageWorkPlan.Web.Data.Accounts;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class SignOffRoundConfiguration : IEntityTypeConfiguration<SignOffRound>
{
    public void Configure(EntityTypeBuilder<SignOffRound> builder)
    {
        builder.ToTable("SignOffRounds");
        builder.InHistory(round => round.Comment, round => round.Fingerprint, round => round.State, round => round.Subject);
        builder.HasTextLimit(SignOffRound.TitleMax, round => round.Title);
        builder.InHistoryUnder(round => round.SubjectId);
        builder.NotInHistory(HistoryMarks.Place, round => round.SubjectCode);
        builder.NotInHistory(HistoryMarks.Follows, round => round.Version);
        builder.NotInHistory("the plan or report as it is written; its fingerprint is in the history", round => round.Content);
        builder.NotInHistory(HistoryMarks.Entry, round => round.RequestedAt, round => round.RequestedBy, round => round.RequestedByName, round => round.ClosedAt, round => round.ClosedByName);
        builder.Property(round => round.Id).ValueGeneratedNever();
        builder.Property(round => round.Fingerprint).HasMaxLength(64);
        builder.Property(round => round.Version).IsConcurrencyToken();
        builder.HasIndex(round => new { round.SubjectId, round.State });
        builder.HasIndex(round => round.State);
        builder.HasMany(round => round.Signatures).WithOne().HasForeignKey(signature => signature.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(round => round.Comments).WithOne().HasForeignKey(comment => comment.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(round => round.Answers).WithOne().HasForeignKey(answer => answer.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(round => round.Kept).WithOne().HasForeignKey(warning => warning.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(round => round.Answers).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(round => round.Kept).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Ignore(round => round.OpenParts);
        builder.Navigation(round => round.Signatures).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.Navigation(round => round.Comments).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
    }
}

internal sealed class SignatureConfiguration : IEntityTypeConfiguration<Signature>
{
    public void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.ToTable("Signatures");
        builder.InHistory(
            signature => signature.Capacity, signature => signature.Fingerprint, signature => signature.KeySha256, signature => signature.Method, signature => signature.Name,
            signature => signature.OtherName, signature => signature.PaperSignedOn, signature => signature.Proof, signature => signature.ScanSha256, signature => signature.Side);
        builder.HasTextLimit(Account.PositionMax, signature => signature.Position, signature => signature.ActingFor);
        builder.HasTextLimit(Signature.PlaceMax, signature => signature.Place);
        builder.PartOf(signature => signature.RoundId);
        builder.NotInHistory(HistoryMarks.Place, signature => signature.DelegationId, signature => signature.ScanId);
        builder.NotInHistory(HistoryMarks.Entry, signature => signature.SignedAt, signature => signature.AccountId, signature => signature.RecordedByName);
        builder.NotInHistory("the delegation has an entry of its own", signature => signature.DelegationNumber, signature => signature.DelegationDecidedOn);
        builder.NotInHistory("it proves itself; the fingerprint of its key is in the history", signature => signature.Passkey);
        builder.Property(signature => signature.Id).ValueGeneratedNever();
        builder.Property(signature => signature.Fingerprint).HasMaxLength(64);
        builder.Property(signature => signature.KeySha256).HasMaxLength(64);
        builder.Property(signature => signature.ScanSha256).HasMaxLength(64);
        builder.HasIndex(signature => new { signature.RoundId, signature.Side }).IsUnique();

        // No foreign keys to what came later (delegations, scans): SQLite would copy the table for them, and lose the triggers that keep signatures from change.
        builder.Ignore(signature => signature.How);
    }
}

internal sealed class RoundCommentConfiguration : IEntityTypeConfiguration<RoundComment>
{
    public void Configure(EntityTypeBuilder<RoundComment> builder)
    {
        builder.ToTable("RoundComments");
        builder.PartOf(comment => comment.RoundId);
        builder.InHistory(comment => comment.Part, comment => comment.Words);
        builder.Property(comment => comment.Id).ValueGeneratedNever();
        builder.Property(comment => comment.Part).HasMaxLength(RoundComment.PartMax);
    }
}

internal sealed class CommentAnswerConfiguration : IEntityTypeConfiguration<CommentAnswer>
{
    public void Configure(EntityTypeBuilder<CommentAnswer> builder)
    {
        builder.ToTable("CommentAnswers");
        builder.InHistory(answer => answer.ByName, answer => answer.BySide, answer => answer.Part, answer => answer.State, answer => answer.Words);
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Part).HasMaxLength(RoundComment.PartMax);
        builder.PartOf(answer => answer.RoundId);
        builder.NotInHistory(HistoryMarks.Entry, answer => answer.At);
    }
}

internal sealed class ReturnTextConfiguration : IEntityTypeConfiguration<ReturnText>
{
    public void Configure(EntityTypeBuilder<ReturnText> builder)
    {
        builder.ToTable("ReturnTexts");
        builder.HasTexts(TextKind.Return);
        builder.InHistoryUnder(text => text.RoundId);
        builder.HasTextLimit(SignOffRound.CommentMax, text => text.Text);
        builder.NotInHistory(HistoryMarks.Place, text => text.Code, text => text.Part, text => text.PlanId, text => text.Subject, text => text.SubjectId);
        builder.NotInHistory(HistoryMarks.Follows, text => text.Version);
        builder.Property(text => text.Id).ValueGeneratedNever();
        builder.Property(text => text.Part).HasMaxLength(RoundComment.PartMax);
        builder.Property(text => text.Version).IsConcurrencyToken();
        builder.HasIndex(text => text.RoundId);
        builder.HasIndex(text => text.PlanId);
        builder.HasOne<SignOffRound>().WithMany().HasForeignKey(text => text.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<WorkPlan>().WithMany().HasForeignKey(text => text.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Ignore(text => text.Texts);
    }
}

internal sealed class KeptWarningConfiguration : IEntityTypeConfiguration<KeptWarning>
{
    public void Configure(EntityTypeBuilder<KeptWarning> builder)
    {
        builder.ToTable("KeptWarnings");
        builder.PartOf(warning => warning.RoundId);
        builder.NotInHistory("a copy of the answers, which are in the history");
        builder.Property(warning => warning.Id).ValueGeneratedNever();
        builder.Property(warning => warning.Section).HasMaxLength(KeptWarning.SectionMax);
    }
}

internal sealed class DelegationConfiguration : IEntityTypeConfiguration<Delegation>
{
    public void Configure(EntityTypeBuilder<Delegation> builder)
    {
        builder.ToTable("Delegations");
        builder.InHistory(
            delegation => delegation.DecidedOn, delegation => delegation.DeputyName, delegation => delegation.EndedOn,
            delegation => delegation.From, delegation => delegation.Number, delegation => delegation.Side, delegation => delegation.To);
        builder.HasTextLimit(Account.PositionMax, delegation => delegation.ActingFor);
        builder.InHistoryUnder(delegation => delegation.DeputyId);
        builder.NotInHistory(HistoryMarks.Place, delegation => delegation.ScanId);
        builder.Property(delegation => delegation.Id).ValueGeneratedNever();
        builder.Property(delegation => delegation.Number).HasMaxLength(Delegation.NumberMax * 2);
        builder.HasIndex(delegation => delegation.DeputyId);
        builder.HasOne<Account>().WithMany().HasForeignKey(delegation => delegation.DeputyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SignOffFile>().WithMany().HasForeignKey(delegation => delegation.ScanId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignOffFileConfiguration : IEntityTypeConfiguration<SignOffFile>
{
    public void Configure(EntityTypeBuilder<SignOffFile> builder)
    {
        builder.ToTable("SignOffFiles");
        builder.NotInHistory("what was signed with it is in the history");
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.Sha256).HasMaxLength(64);
    }
}

internal sealed class ShownContentConfiguration : IEntityTypeConfiguration<ShownContent>
{
    public void Configure(EntityTypeBuilder<ShownContent> builder)
    {
        builder.ToTable("ShownContents");
        builder.NotInHistory("who looked changes nothing");
        builder.HasKey(shown => new { shown.AccountId, shown.SubjectId, shown.Fingerprint });
        builder.Property(shown => shown.Fingerprint).HasMaxLength(64);
    }
}

internal sealed class RecordsNumberConfiguration : IEntityTypeConfiguration<RecordsNumber>
{
    public void Configure(EntityTypeBuilder<RecordsNumber> builder)
    {
        builder.ToTable("RecordsNumbers");
        builder.InHistoryUnder(number => number.SubjectId);
        builder.NotInHistory(HistoryMarks.Place, number => number.Subject);
        builder.InHistory(
            number => number.Body, number => number.Date, number => number.Issue, number => number.Key, number => number.Number,
            number => number.Year);
        builder.NotInHistory(HistoryMarks.Entry, number => number.RecordedAt, number => number.RecordedBy);
        builder.Property(number => number.Id).ValueGeneratedNever();
        builder.Property(number => number.Number).HasMaxLength(RecordsNumber.NumberMax * 2);
        builder.Property(number => number.Key).HasMaxLength(RecordsNumber.NumberMax * 2);
        builder.HasIndex(number => new { number.Body, number.Year, number.Key }).IsUnique();
        builder.HasIndex(number => new { number.SubjectId, number.Issue, number.Body }).IsUnique();
    }
}

internal sealed class WarningAnswerConfiguration : IEntityTypeConfiguration<WarningAnswer>
{
    public void Configure(EntityTypeBuilder<WarningAnswer> builder)
    {
        builder.ToTable("WarningAnswers");
        builder.PartOf(answer => answer.ReportId);
        builder.InHistory(answer => answer.ByName, answer => answer.BySide, answer => answer.Key, answer => answer.Reason);
        builder.NotInHistory(HistoryMarks.Entry, answer => answer.At);
        builder.Property(answer => answer.Id).ValueGeneratedNever();
        builder.Property(answer => answer.Key).HasMaxLength(WarningAnswer.KeyMax);
        builder.HasIndex(answer => new { answer.ReportId, answer.Key }).IsUnique();
    }
}
