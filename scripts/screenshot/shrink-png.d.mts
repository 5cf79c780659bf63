export function shrinkPng(png: Buffer): Buffer
