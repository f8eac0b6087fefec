using LinkageWorkPlan.Domain.Plans;
using LinkageWorkPlan.Web.Data.TextIndex;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LinkageWorkPlan.Web.Data.Configurations;

internal sealed class MemorandumConfiguration : IEntityTypeConfiguration<MemorandumItem>
{
    public void Configure(EntityTypeBuilder<MemorandumItem> builder)
    {
        builder.ToTable("Memorandum");
        builder.HasTexts(TextKind.Memorandum, item => item.Code, item => item.SortKey);
        builder.InHistory(item => item.Code);
        builder.HasTextLimit(MemorandumItem.TitleMax, item => item.Title);
        builder.NotInHistory(HistoryMarks.Follows, item => item.Version, item => item.SortKey);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(MemorandumItem.CodeMax);
        builder.Property(item => item.Version).IsConcurrencyToken();
        builder.HasIndex(item => item.Code).IsUnique();
        builder.Ignore(item => item.Texts);
    }
}
